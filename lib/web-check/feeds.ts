import Parser from 'rss-parser'
import { type Locale, locales } from '@/lib/i18n/locales'
import { fetchText } from './site'
import type { CheckedSite, Outcome } from './types'
import { xmlFault } from './xml'

/** Feeds as a reader sees them, and answered with 304 to whoever has them. */
export async function checkFeeds({ origin }: CheckedSite): Promise<Outcome> {
  const faults: string[] = []
  const urls = locales.flatMap((locale) => {
    const others = locales.filter((other) => other !== locale)
    return ['rss.xml', 'atom.xml', `rss.xml?langs=${[locale, ...others].join(',')}`, 'most-read/atom.xml'].map(
      (file) => ({
        locale,
        url: `${origin}/${locale}/feeds/${file}`,
      }),
    )
  })
  for (const feed of urls) faults.push(...(await feedFaults(feed)), ...(await conditionalFaults(feed.url)))
  return { looked: urls.length, faults }
}

async function feedFaults({ locale, url }: { locale: Locale; url: string }): Promise<string[]> {
  const xml = await fetchText(url)
  const faults: string[] = []
  const fault = xmlFault(xml)
  if (fault) faults.push(`${url}: ${fault}`)
  const feed = await new Parser().parseString(xml)
  if (!feed.title) faults.push(`${url} has no title`)
  if (!url.includes('most-read') && feed.items.length === 0) faults.push(`${url} has no stories`)
  if (url.endsWith('rss.xml') && feed.language !== locale) faults.push(`${url} says it is in ${feed.language}`)
  const incomplete = feed.items.filter(
    (item) => ![item.title, item.link, item.isoDate, item['content:encoded'] ?? item.content].every(Boolean),
  )
  return [...faults, ...incomplete.map(({ title }) => `${url}: “${title}” lacks a title, link, date or text`)]
}

async function conditionalFaults(url: string): Promise<string[]> {
  const first = await fetch(url)
  await first.arrayBuffer()
  const etag = first.headers.get('etag') ?? ''
  const again = await fetch(url, { headers: { 'If-None-Match': etag } })
  return again.status === 304 ? [] : [`${url} sends everything again to a client that has ${etag || 'no ETag'}`]
}
