import type { Locale } from '@/lib/i18n/locales'
import { paths } from '@/lib/i18n/paths'
import type { BenchSite } from './site'

/** The story at the top of a front page: the page that a reader's first view opens. */
export async function leadArticle(options: { site: Pick<BenchSite, 'origin'>; locale: Locale }): Promise<string> {
  const front = paths.front(options.locale)
  const response = await fetch(new URL(front, options.site.origin))
  const html = await response.text()
  const found = new RegExp(`<main[\\s\\S]*?href="(${front}/articles/[^"?#]+)"`).exec(html)?.[1]
  if (!found) throw new Error(`${front} names no article (status ${response.status}).`)
  return found
}

/** The first section in the navigation. */
export async function firstSection(options: { site: Pick<BenchSite, 'origin'>; locale: Locale }): Promise<string> {
  const front = paths.front(options.locale)
  const html = await (await fetch(new URL(front, options.site.origin))).text()
  const found = new RegExp(`href="(${front}/sections/[^"?#]+)"`).exec(html)?.[1]
  if (!found) throw new Error(`${front} names no section.`)
  return found
}
