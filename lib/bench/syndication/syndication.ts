import { get } from 'node:http'
import { performance } from 'node:perf_hooks'
import type { BenchSite } from '../site'
import type { Bench, Row } from '../types'
import { measureFeed } from './feed'
import { measureSitemaps } from './service'

const megabyte = 1024 * 1024

/** Feeds, sitemaps and pictures: what readers' programs and search engines fetch. */
export const syndicationBench: Bench = {
  name: 'syndication',
  about: 'a feed of 1,000 stories, sitemaps of 1,000,000 addresses, Open Graph pictures',
  async run(context) {
    const items = context.quick ? 100 : 1_000
    const rows: Row[] = (['rss', 'atom', 'json'] as const).map((format) => {
      const { milliseconds, bytes } = measureFeed({ items, format, runs: 15 })
      const note = `${(bytes / megabyte).toFixed(1)} MB, from stories in memory`
      return most({ what: `feed of ${items} stories, ${format}`, value: milliseconds, limit: 50, unit: 'ms', note })
    })
    const site = await context.site()
    context.say('feeds and pictures over HTTP')
    rows.push(...(await measureHttp(site)))
    const texts = context.quick ? 30_000 : 1_000_000
    const maps = await measureSitemaps({ site, texts, crawlers: [1, 4], say: context.say })
    const worst = (name: 'index' | 'slowest' | 'largest') => Math.max(...maps.map((figures) => figures[name]))
    return [
      ...rows,
      ...maps.map(({ growth, urls, files, seconds }, index) =>
        most({
          what: `sitemaps, memory above an idle site, ${index === 0 ? 'one crawler' : 'four at once'}`,
          value: growth / megabyte,
          limit: 150,
          unit: 'MB',
          note: `the whole serving process; ${urls} addresses in ${files} files, ${Math.round(seconds)} s`,
        }),
      ),
      most({ what: 'sitemap, largest', value: worst('largest') / megabyte, limit: 50, unit: 'MB' }),
      { what: 'sitemap index', value: worst('index'), unit: 'ms' },
      { what: 'sitemap, slowest', value: worst('slowest'), unit: 'ms' },
    ]
  },
}

function most(row: { what: string; value: number; limit: number; unit: string; note?: string }): Row {
  const { limit, ...rest } = row
  return { ...rest, target: { at: 'most', value: limit } }
}

async function measureHttp(site: BenchSite): Promise<Row[]> {
  const feed = `${site.origin}/ru/feeds/rss.xml?limit=1000`
  await timedAsSent(feed)
  const pictures: string[] = []
  const front = await (await fetch(`${site.origin}/ru`)).text()
  for (const [, path = ''] of new Set(front.matchAll(/href="(\/ru\/articles\/[^"]+)"/g))) {
    const page = await (await fetch(site.origin + path)).text()
    const picture = /property="og:image" content="([^"]+)"/.exec(page)?.[1]
    if (picture) pictures.push(new URL(picture).pathname)
  }
  const distinct = [...new Set(pictures)]
  const cold: number[] = []
  const warm: number[] = []
  for (const path of distinct) cold.push(await timed(site.origin + path))
  for (const path of distinct) warm.push(await timed(site.origin + path))
  const note = `the slowest of ${distinct.length}`
  return [
    most({ what: 'feed, kept by the site', value: await timedAsSent(feed), limit: 50, unit: 'ms' }),
    most({ what: 'Open Graph picture, first time', value: Math.max(...cold), limit: 300, unit: 'ms', note }),
    most({ what: 'Open Graph picture, kept', value: middle(warm), limit: 5, unit: 'ms', note: 'the middle one' }),
  ]
}

async function timed(url: string): Promise<number> {
  const start = performance.now()
  const response = await fetch(url)
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`)
  return performance.now() - start
}

/** Until the last byte is there, compressed as it is sent: five megabytes are the reader's to unpack. */
function timedAsSent(url: string): Promise<number> {
  const start = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      response.resume()
      response.once('end', () => resolve(performance.now() - start))
    }).once('error', reject)
  })
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}
