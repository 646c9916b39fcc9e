import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { locales } from '@/lib/i18n/locales'
import { withClient } from '@/lib/runtime/database-client'
import { migrateDatabase } from '@/lib/runtime/migrate'
import { projectRoot } from '@/lib/runtime/paths'
import { runProgram } from '@/lib/runtime/run-program'
import { withScratchDatabase } from '@/lib/runtime/scratch-database'
import { figuresSchema, type SitemapFigures } from './figures'

/** Writes every sitemap of a site with so many texts, one after another, and watches the memory of the process that does it. */
export async function measureSitemaps(options: {
  databaseUrl: string
  texts: number
  say: (text: string) => void
}): Promise<SitemapFigures> {
  return withScratchDatabase(options.databaseUrl, async (url) => {
    await migrateDatabase({ url })
    options.say(`filling a database with ${options.texts} texts`)
    await fill(url, Math.ceil(options.texts / locales.length))
    options.say('writing the sitemaps')
    const script = fileURLToPath(new URL('./walk/service.ts', import.meta.url))
    const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', script, url], {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const { status, output } = await runProgram({ child })
    if (status !== 0) throw new Error(`the sitemaps were not written:\n${output}`)
    return figuresSchema.parse(JSON.parse(output))
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
