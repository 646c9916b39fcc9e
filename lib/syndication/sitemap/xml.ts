import { defaultLocale, type Locale, locales } from '@/lib/i18n/locales'
import { inEveryLocale } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { mediaUrl } from '@/lib/media/utils'
import { type XmlNode, xmlDeclaration, xmlDocument, xmlFragment } from '../xml'
import type { NewsEntry, SitemapEntry } from './types'

const sitemap = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/**
 * Opening and closing of a sitemap that is written in pieces.
 *
 * @source https://www.sitemaps.org/protocol.html
 */
export const urlset = {
  open:
    `${xmlDeclaration}<urlset xmlns="${sitemap}" xmlns:xhtml="http://www.w3.org/1999/xhtml"` +
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">',
  close: '</urlset>\n',
} as const

type Addresses = Partial<Record<Locale, string>>

/**
 * Alternates of an address in the languages there are, `x-default` among them: the site's default language where the page
 * exists in it, else the first of the table; the same for every language of the page.
 *
 * @source https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap
 */
function alternates(addresses: Addresses, origin: string): XmlNode[] {
  const existing = locales.flatMap((locale) => {
    const path = addresses[locale]
    return path === undefined ? [] : [{ locale, href: new URL(path, origin).href }]
  })
  const fallback = existing.find(({ locale }) => locale === defaultLocale) ?? existing[0]
  const link = (hreflang: string, href: string) => ({ '@rel': 'alternate', '@hreflang': hreflang, '@href': href })
  return [
    ...existing.map(({ locale, href }) => link(locale, href)),
    ...(fallback ? [link('x-default', fallback.href)] : []),
  ]
}

/** `<url>` elements of stories. */
export function storyUrls(entries: readonly SitemapEntry[], origin: string): string {
  return entries.map((entry) => xmlFragment({ url: storyUrl(entry, origin) })).join('')
}

function storyUrl(entry: SitemapEntry, origin: string): XmlNode {
  const pairs = entry.translations.map(({ locale, slug }) => [locale, paths.article(locale, slug)])
  return {
    loc: new URL(paths.article(entry.locale, entry.slug), origin).href,
    lastmod: (entry.updatedAt ?? entry.publishedAt).toISOString(),
    'xhtml:link': alternates(Object.fromEntries(pairs), origin),
    'image:image': entry.image ? { 'image:loc': new URL(mediaUrl(entry.image), origin).href } : undefined,
  }
}

/** `<url>` elements of pages that exist in every language. */
export function pageUrls(pages: readonly ((locale: Locale) => string)[], origin: string): string {
  const url = pages.flatMap((path) => {
    const addresses = inEveryLocale(path)
    return locales.map((locale) => ({
      loc: new URL(addresses[locale], origin).href,
      'xhtml:link': alternates(addresses, origin),
    }))
  })
  return xmlFragment({ url })
}

/** @source https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
export function newsSitemap(news: {
  entries: readonly NewsEntry[]
  names: Record<Locale, string>
  origin: string
}): string {
  const { entries, names, origin } = news
  return xmlDocument({
    urlset: {
      '@xmlns': sitemap,
      '@xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
      url: entries.map(({ locale, slug, title, publishedAt }) => ({
        loc: new URL(paths.article(locale, slug), origin).href,
        'news:news': {
          'news:publication': { 'news:name': names[locale], 'news:language': locale },
          'news:publication_date': publishedAt.toISOString(),
          'news:title': title,
        },
      })),
    },
  })
}

/** The list of all sitemaps. */
export function sitemapIndex(files: readonly { path: string; modified?: Date }[], origin: string): string {
  return xmlDocument({
    sitemapindex: {
      '@xmlns': sitemap,
      sitemap: files.map(({ path, modified }) => ({
        loc: new URL(path, origin).href,
        lastmod: modified?.toISOString(),
      })),
    },
  })
}
