import { monthSchema } from '@/lib/i18n/calendar'
import { isLocale } from '@/lib/i18n/locales'
import type { SitemapName } from './types'

/** @example sitemapPath({ kind: 'month', locale: 'hy', month: '2026-11', part: 2 }) // '/sitemaps/hy-2026-11-2.xml' */
export function sitemapPath(name: SitemapName): string {
  return `/sitemaps/${sitemapFile(name)}.xml`
}

function sitemapFile(name: SitemapName): string {
  switch (name.kind) {
    case 'pages':
    case 'news':
      return name.kind
    case 'tags':
    case 'authors':
      return `${name.kind}-${name.part}`
    case 'month':
      return `${name.locale}-${name.month}-${name.part}`
  }
}

/** The sitemap that a file name means, or null when it is none of ours. */
export function parseSitemapFile(file: string): SitemapName | null {
  const plain = /^(pages|news)\.xml$/.exec(file)?.[1]
  if (plain === 'pages' || plain === 'news') return { kind: plain }
  const [, list, listPart] = /^(tags|authors)-([1-9]\d{0,5})\.xml$/.exec(file) ?? []
  if (list === 'tags' || list === 'authors') return { kind: list, part: Number(listPart) }
  const [, locale, month, part] = /^([a-z]{2,3})-(\d{4}-\d{2})-([1-9]\d{0,5})\.xml$/.exec(file) ?? []
  if (!isLocale(locale) || !monthSchema.safeParse(month).success || month === undefined) return null
  return { kind: 'month', locale, month, part: Number(part) }
}
