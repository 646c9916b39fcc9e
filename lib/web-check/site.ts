import { zonedDay } from '@/lib/i18n/calendar'
import { type Locale, locales } from '@/lib/i18n/locales'
import { paths } from '@/lib/i18n/paths'
import { readHead } from './head'
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
export async function readSite({ origin, gone }: { origin: string; gone: readonly string[] }): Promise<CheckedSite> {
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
      own('how we count', paths.page(locale, 'how-we-count')),
      own('most read', paths.mostRead(locale)),
      own('no results', paths.search(locale, '98765432109')),
      own('two languages', paths.front([locale, other])),
      own('missing', `${paths.front(locale)}/nothing-here`, 404),
    ].map((page) => ({ ...page, locale }))
  })
  const pages: CheckedPage[] = []
  for (const page of wanted) pages.push(await fetchPage(page))
  for (const page of await linkedPages(pages, addresses)) pages.push(await fetchPage(page))
  for (const path of gone) pages.push(await fetchPage(gonePage(origin + path)))
  return { origin, pages, addresses }
}

function gonePage(url: string): Wanted {
  const locale = locales.find((candidate) => folderOf(url, candidate) !== null)
  if (!locale) throw new Error(`${url} is in no language of this site.`)
  return { kind: 'withdrawn', locale, url, status: 410 }
}

type Wanted = Omit<CheckedPage, 'html'> & { status: number }

async function fetchPage({ status, ...page }: Wanted): Promise<CheckedPage> {
  return { ...page, html: await fetchText(page.url, status) }
}

/** Kinds of pages that no sitemap names; other pages lead to them. */
const linkedKinds = [
  { kind: 'two texts', pattern: /^\/[a-z]+\/articles\/[^/?]+\?with=/ },
  { kind: 'next page', pattern: /^\/[a-z]+\/[^?]+\?after=/ },
  { kind: 'languages of a story', pattern: /^\/[a-z]+\/articles\/[^/?]+\/languages$/ },
] as const

/** Stories that are looked at for one that lacks a language. */
const looked = 60

async function linkedPages(pages: readonly CheckedPage[], addresses: readonly string[]): Promise<Wanted[]> {
  const found = new Map<string, Wanted>()
  const look = (page: { url: string; html: string }) => {
    for (const { href } of readHead(page.html).anchors) {
      const url = new URL(href, page.url)
      const locale = locales.find((candidate) => url.pathname.startsWith(`/${candidate}/`))
      const kind = linkedKinds.find(({ pattern }) => pattern.test(url.pathname + url.search))?.kind
      if (!locale || !kind || found.has(`${locale} ${kind}`)) continue
      found.set(`${locale} ${kind}`, { kind, locale, url: url.href, status: 200 })
      if (kind !== 'languages of a story') continue
      const text = url.href.slice(0, -'/languages'.length)
      found.set(`${locale} missing text`, { kind: 'missing text', locale, url: text, status: 404 })
    }
  }
  for (const page of pages) look(page)
  for (const url of addresses.filter((address) => address.includes('/articles/')).slice(-looked)) {
    look({ url, html: await fetchText(url) })
  }
  return [...found.values()]
}
