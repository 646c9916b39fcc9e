// Run by ../service.ts as a process of its own: nothing but the sitemaps is in its memory.
import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { createDb, type PrismaClient } from '@/lib/db'
import { parseSitemapFile } from '@/lib/syndication/sitemap/names'
import { makeSitemapIndex, writeSitemap } from '@/lib/syndication/sitemap/service'
import type { SitemapName } from '@/lib/syndication/sitemap/types'
import type { SitemapFigures } from '../figures'

const origin = 'https://news.example.org'

type Piecewise = Exclude<SitemapName, { kind: 'news' }>

/** Writes every sitemap, one after another, and watches this process's memory. */
async function walk(db: PrismaClient): Promise<SitemapFigures> {
  const figures = { files: 0, urls: 0, index: 0, slowest: 0, largest: 0, growth: 0 }
  const start = performance.now()
  const { xml } = await makeSitemapIndex(db, origin)
  figures.index = performance.now() - start
  const names = [...xml.matchAll(/\/sitemaps\/([^<]+)</g)].flatMap(([, file = '']): Piecewise[] => {
    const name = parseSitemapFile(file)
    return name && name.kind !== 'news' ? [name] : []
  })
  // A server that is idle has worked before: its code is compiled and its connections are open.
  const last = names.at(-1)
  if (last) for await (const piece of writeSitemap(db, { name: last, origin })) count(piece, '<url>')
  globalThis.gc?.()
  await setTimeout(500)
  const before = process.memoryUsage().rss
  for (const name of names) {
    const from = performance.now()
    let bytes = 0
    for await (const piece of writeSitemap(db, { name, origin })) {
      bytes += Buffer.byteLength(piece)
      figures.urls += count(piece, '<url>')
      figures.growth = Math.max(figures.growth, process.memoryUsage().rss - before)
    }
    figures.files += 1
    figures.slowest = Math.max(figures.slowest, performance.now() - from)
    figures.largest = Math.max(figures.largest, bytes)
  }
  return figures
}

/** How often a text occurs, without making anything that would count as the sitemap's memory. */
function count(text: string, wanted: string): number {
  let found = 0
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) found += 1
  return found
}

const db = createDb({ url: process.argv[2] ?? '', statementTimeout: 60_000 })
process.stdout.write(JSON.stringify(await walk(db)))
await db.$disconnect()
