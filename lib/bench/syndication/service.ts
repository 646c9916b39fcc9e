import { performance } from 'node:perf_hooks'
import { createDb, type PrismaClient } from '@/lib/db'
import { locales } from '@/lib/i18n/locales'
import { withClient } from '@/lib/runtime/database-client'
import { migrateDatabase } from '@/lib/runtime/migrate'
import { withScratchDatabase } from '@/lib/runtime/scratch-database'
import { parseSitemapFile } from '@/lib/syndication/sitemap/names'
import { listSitemapMonths } from '@/lib/syndication/sitemap/queries'
import { makeSitemapIndex, writeSitemap } from '@/lib/syndication/sitemap/service'

const origin = 'https://news.example.org'

export type SitemapFigures = {
  files: number
  urls: number
  /** Milliseconds. */
  index: number
  slowest: number
  /** Bytes. */
  largest: number
  growth: number
}

/** Writes every sitemap of a site with so many texts, one after another, and watches the memory of this process. */
export async function measureSitemaps(options: {
  databaseUrl: string
  texts: number
  say: (text: string) => void
}): Promise<SitemapFigures> {
  return withScratchDatabase(options.databaseUrl, async (url) => {
    await migrateDatabase({ url })
    options.say(`filling a database with ${options.texts} texts`)
    await fill(url, Math.ceil(options.texts / locales.length))
    const db = createDb({ url, statementTimeout: 60_000 })
    try {
      options.say('writing the sitemaps')
      return await walk(db)
    } finally {
      await db.$disconnect()
    }
  })
}

/** Stories in every language, one each five minutes: what a busy newsroom writes in three years. */
async function fill(url: string, stories: number): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(`insert into section (id, slug) values ('01900000-0000-7000-8000-000000000000', 'city')`)
    await client.query(
      `insert into article (id, short_code, section_id, original_locale)
       select ('01900000-0000-7000-8001-' || lpad(to_hex(n), 12, '0'))::uuid, 'N' || n, '01900000-0000-7000-8000-000000000000', 'en'
       from generate_series(1, $1::int) n`,
      [stories],
    )
    await client.query(
      `insert into translation (id, article_id, locale, slug, status, title, body, published_at)
       select gen_random_uuid(), ('01900000-0000-7000-8001-' || lpad(to_hex(n), 12, '0'))::uuid, l,
         'a-slug-as-long-as-a-headline-makes-it-in-this-newsroom-' || n || '-' || l, 'published', 'Title ' || n, '[]',
         now() - n * interval '5 minutes'
       from generate_series(1, $1::int) n, unnest($2::text[]) l`,
      [stories, [...locales]],
    )
    await client.query('vacuum analyze translation')
    await client.query('vacuum analyze article')
  })
}

async function walk(db: PrismaClient): Promise<SitemapFigures> {
  await listSitemapMonths(db)
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const figures = { files: 0, urls: 0, index: 0, slowest: 0, largest: 0, growth: 0 }
  const start = performance.now()
  const { xml } = await makeSitemapIndex(db, origin)
  figures.index = performance.now() - start
  for (const [, file = ''] of xml.matchAll(/\/sitemaps\/([^<]+)</g)) {
    const name = parseSitemapFile(file)
    if (!name || name.kind === 'news') continue
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
