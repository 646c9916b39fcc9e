import { zonedDay } from '@/lib/i18n/calendar'
import { type Locale, locales } from '@/lib/i18n/locales'
import { paths } from '@/lib/i18n/paths'
import type { CheckedPage, CheckedSite } from './types'

/** Sitemaps that are read: a site of a million stories is not crawled to be checked. */
const sitemaps = 40

export async function fetchText(url: string, status = 200): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(30_000), redirect: 'manual' })
  if (response.status !== status) throw new Error(`${url} answered ${response.status}, not ${status}.`)
  return response.text()
}

/** Addresses of a sitemap or an index. */
export function locations(xml: string): string[] {
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'))
}

/** The path after the language, for example `articles`. */
function folderOf(url: string, locale: Locale): string | null {
  const [, segment, folder = ''] = new URL(url).pathname.split('/')
  return segment === locale ? folder : null
}

/** Finds a page of every kind in every language by the site's own sitemaps, and fetches them. */
export async function readSite(origin: string): Promise<CheckedSite> {
  const files = locations(await fetchText(`${origin}/sitemap.xml`)).slice(0, sitemaps)
  const addresses: string[] = []
  for (const file of files) addresses.push(...locations(await fetchText(file)))
  const today = zonedDay(new Date(), 'UTC')
  const wanted = locales.flatMap((locale) => {
    const first = (folder: string, count = 1) =>
      addresses.filter((url) => folderOf(url, locale) === folder).slice(-count)
    const own = (kind: string, path: string, status = 200) => ({ kind, url: origin + path, status })
    const found = (kind: string, urls: string[]) => urls.map((url) => ({ kind, url, status: 200 }))
    const other = locale === 'en' ? 'hy' : 'en'
    return [
      own('front', paths.front(locale)),
      ...found('article', first('articles', 3)),
      ...found('section', first('sections', 2)),
      ...found('tag', first('tags')),
      ...found('author', first('authors')),
      own('archive', paths.archive(locale)),
      own('month', paths.archive(locale, today.slice(0, 7))),
      own('day', paths.archive(locale, today)),
      own('search', paths.search(locale)),
      own('results', paths.search(locale, 'a')),
      own('about', paths.page(locale, 'about')),
      own('reuse', paths.page(locale, 'reuse')),
      own('contacts', paths.page(locale, 'contacts')),
      own('two languages', paths.front([locale, other])),
      own('missing', `${paths.front(locale)}/nothing-here`, 404),
    ].map((page) => ({ ...page, locale }))
  })
  const pages: CheckedPage[] = []
  for (const { kind, url, status, locale } of wanted) {
    pages.push({ kind, locale, url, html: await fetchText(url, status) })
  }
  return { origin, pages, addresses }
}
