import Parser from 'rss-parser'
import { type Locale, locales } from '@/lib/i18n/locales'
import { atomFaults } from './feed-rules/atom'
import { jsonFaults } from './feed-rules/json'
import { rssFaults } from './feed-rules/rss'
import { readHead } from './head'
import { fetchText } from './site'
import type { CheckedPage, CheckedSite, Outcome } from './types'
import { xmlFault } from './xml'

const rules = {
  'rss.xml': rssFaults,
  'atom.xml': atomFaults,
  'feed.json': jsonFaults,
} as const

type File = keyof typeof rules

const files: File[] = ['rss.xml', 'atom.xml', 'feed.json']

/**
 * Every feed that the site's pages name, most read and lists of languages among them: by the rules of its format, as a reader
 * sees it, and answered with 304 to whoever has it.
 */
export async function checkFeeds({ origin, pages }: CheckedSite): Promise<Outcome> {
  const feeds = new Map(pages.flatMap(namedFeeds).map((feed) => [feed.url, feed]))
  for (const locale of locales) {
    const others = locales.filter((other) => other !== locale)
    for (const file of files) {
      const base = `${origin}/${locale}/feeds`
      const urls = [
        `${base}/${file}`,
        `${base}/most-read/${file}`,
        `${base}/${file}?langs=${[locale, ...others].join(',')}`,
      ]
      for (const url of urls) feeds.set(url, { locale, url })
    }
  }
  const faults: string[] = []
  for (const feed of feeds.values()) {
    const found = [...(await feedFaults(feed)), ...(await conditionalFaults(feed.url))]
    faults.push(...found.map((fault) => `${feed.url}: ${fault}`))
  }
  return { looked: feeds.size, faults }
}

function namedFeeds({ html, url, locale }: CheckedPage): { locale: Locale; url: string }[] {
  return readHead(html).feeds.map((href) => ({ locale, url: new URL(href, url).href }))
}

async function feedFaults({ locale, url }: { locale: Locale; url: string }): Promise<string[]> {
  const text = await fetchText(url)
  const file = files.find((name) => new URL(url).pathname.endsWith(`/${name}`))
  if (!file) return ['is a feed in no format that is known']
  if (file === 'feed.json') return jsonFaults(text, url)
  const fault = xmlFault(text)
  if (fault) return [fault]
  return [...rules[file](text, url), ...(await readerFaults(text, { locale, isRss: file === 'rss.xml' }))]
}

/** What a feed reader makes of it. */
async function readerFaults(xml: string, feed: { locale: Locale; isRss: boolean }): Promise<string[]> {
  const { title, language, items } = await new Parser().parseString(xml)
  const incomplete = items.filter(
    (item) => ![item.title, item.link, item.isoDate, item['content:encoded'] ?? item.content].every(Boolean),
  )
  return [
    ...(title ? [] : ['has no title']),
    ...(feed.isRss && language !== feed.locale ? [`says it is in ${language}`] : []),
    ...incomplete.map((item) => `“${item.title}” lacks a title, link, date or text`),
  ]
}

async function conditionalFaults(url: string): Promise<string[]> {
  const first = await fetch(url)
  await first.arrayBuffer()
  const etag = first.headers.get('etag') ?? ''
  const again = await fetch(url, { headers: { 'If-None-Match': etag } })
  await again.arrayBuffer()
  return again.status === 304 ? [] : [`sends everything again to a client that has ${etag || 'no ETag'}`]
}
