import { type PageHead, readHead } from './head'
import { fetchText } from './site'
import type { CheckedPage, CheckedSite, Outcome } from './types'

/** Addresses of the sitemaps whose alternates are followed. */
const crawled = 400

/** What search engines are asked to leave out. */
const hiddenKinds = new Set(['missing', 'missing text', 'languages of a story', 'two languages'])

/**
 * Whether the languages of a page name each other: every address of the sitemaps has itself as canonical and among its
 * alternates, and each alternate names the very same set.
 */
export async function checkHreflang({ addresses, pages }: CheckedSite): Promise<Outcome> {
  const heads = new Map<string, PageHead>()
  const headOf = async (url: string) => {
    const known = heads.get(url) ?? readHead(await fetchText(url))
    heads.set(url, known)
    return known
  }
  const faults: string[] = []
  const step = Math.max(1, Math.floor(addresses.length / crawled))
  for (const url of addresses.filter((_, index) => index % step === 0)) {
    const head = await headOf(url)
    faults.push(...ownFaults(url, head))
    for (const other of new Set(Object.values(head.alternates))) {
      const theirs = await headOf(other).catch((error: Error) => error)
      if (theirs instanceof Error) faults.push(`${url}: ${theirs.message}`)
      else if (sorted(theirs) !== sorted(head)) faults.push(`${url} and ${other} name different alternates`)
    }
  }
  const hidden = pages.filter(({ kind }) => hiddenKinds.has(kind))
  return { looked: heads.size, faults: [...faults, ...hidden.flatMap(hiddenFaults)] }
}

function ownFaults(url: string, { canonical, alternates, noindex }: PageHead): string[] {
  return [
    canonical === url ? '' : `${url} has the canonical address ${canonical}`,
    noindex ? `${url} is in a sitemap and asks not to be indexed` : '',
    Object.values(alternates).includes(url) ? '' : `${url} is not among its own alternates`,
    alternates['x-default'] ? '' : `${url} has no x-default`,
  ].filter(Boolean)
}

function hiddenFaults({ url, html }: CheckedPage): string[] {
  const { alternates, noindex } = readHead(html)
  return noindex && Object.keys(alternates).length === 0 ? [] : [`${url} may be indexed or names alternates`]
}

function sorted({ alternates }: PageHead): string {
  return JSON.stringify(Object.entries(alternates).sort(([a], [b]) => (a < b ? -1 : 1)))
}
