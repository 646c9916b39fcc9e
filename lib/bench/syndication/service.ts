import { mkdirSync, rmSync } from 'node:fs'
import { locales } from '@/lib/i18n/locales'
import { openBoundedLog } from '@/lib/runtime/bounded-log'
import { withClient } from '@/lib/runtime/database-client'
import { freePort } from '@/lib/runtime/free-port'
import { migrateDatabase } from '@/lib/runtime/migrate'
import { startSiteServer } from '@/lib/runtime/next-process'
import { dataPaths } from '@/lib/runtime/paths'
import { withScratchDatabase } from '@/lib/runtime/scratch-database'
import { loadSecrets } from '@/lib/runtime/secrets'
import { serverEnvironment } from '@/lib/runtime/server-environment'
import { type SitemapFigures, walkSitemaps } from './walk'

/**
 * Every sitemap of a site with so many texts, over HTTP: one crawler after another, then some at once. What is measured is
 * the serving process as a whole, with Next, the edge and the database's client in it.
 *
 * @param options.site a running one: its build and its database server are used
 */
export async function measureSitemaps(options: {
  site: { data: string; origin: string; databaseUrl: string }
  texts: number
  crawlers: readonly number[]
  say: (text: string) => void
}): Promise<SitemapFigures[]> {
  const { site, texts, crawlers, say } = options
  return withScratchDatabase(site.databaseUrl, async (url) => {
    await migrateDatabase({ url })
    say(`filling a database with ${texts} texts`)
    await fill(url, Math.ceil(texts / locales.length))
    const paths = dataPaths(`${site.data}-sitemaps`)
    mkdirSync(paths.root, { recursive: true })
    const { secrets } = loadSecrets(paths.secrets)
    const [port, health] = [await freePort(), await freePort()]
    const address = { port, origin: site.origin }
    const environment = serverEnvironment({ mode: 'production', paths, secrets, databaseUrl: url, address })
    const figures: SitemapFigures[] = []
    for (const clients of crawlers) {
      const server = await startSiteServer({
        mode: 'start',
        port,
        environment: { ...environment, MERIDIAN_HEALTH_PORT: String(health) },
        log: openBoundedLog({ file: paths.serverLog }),
        print: () => undefined,
      })
      say(`fetching the sitemaps, ${clients} at a time`)
      try {
        figures.push(await walkSitemaps({ origin: `http://localhost:${port}`, pid: server.pid, clients }))
      } finally {
        await server.stop()
      }
    }
    rmSync(paths.root, { recursive: true, force: true })
    return figures
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
      `insert into translation (id, article_id, section_id, locale, slug, status, title, body, published_at)
       select gen_random_uuid(), ('01900000-0000-7000-8001-' || lpad(to_hex(n), 12, '0'))::uuid,
         '01900000-0000-7000-8000-000000000000', l,
         'a-slug-as-long-as-a-headline-makes-it-in-this-newsroom-' || n || '-' || l, 'published', 'Title ' || n, '[]',
         now() - n * interval '5 minutes'
       from generate_series(1, $1::int) n, unnest($2::text[]) l`,
      [stories, [...locales]],
    )
    await client.query('vacuum analyze translation')
    await client.query('vacuum analyze article')
  })
}
