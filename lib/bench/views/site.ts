import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { withClient } from '@/lib/runtime/database-client'
import { startDatabaseIn } from '@/lib/runtime/embedded-database'
import { migrateDatabase } from '@/lib/runtime/migrate'
import type { Story } from '@/lib/workbench/view-reader'

export type BenchDatabase = {
  url: string
  directory: string
  stories: Story[]
  exited: () => Promise<void>
  /** Starts a server that was killed again, at the same address. */
  restart: () => Promise<void>
  stop: () => Promise<void>
}

/** The embedded PostgreSQL as a site has it (every commit synced), in a directory of its own, with this many stories. */
export async function startBenchDatabase(count: number): Promise<BenchDatabase> {
  const directory = mkdtempSync(path.join(tmpdir(), 'meridian-bench-views-'))
  chmodSync(directory, 0o711)
  const server = await startDatabaseIn(directory)
  await migrateDatabase({ url: server.url })
  const stories = await withClient(server.url, async (client) => {
    await client.query(`INSERT INTO section (id, slug) VALUES (gen_random_uuid(), 'bench')`)
    await client.query(
      `INSERT INTO article (id, short_code, section_id, original_locale)
       SELECT gen_random_uuid(), 'B' || n, (SELECT id FROM section), 'en' FROM generate_series(1, $1::int) n`,
      [count],
    )
    const { rows } = await client.query<Story>(
      `INSERT INTO translation (id, article_id, section_id, locale, slug, status, title, body, published_at)
       SELECT gen_random_uuid(), id, section_id, 'en', short_code, 'published', short_code, '[]', now() FROM article
       RETURNING article_id AS "articleId", id AS "translationId"`,
    )
    await client.query('VACUUM ANALYZE')
    return rows
  })
  return {
    url: server.url,
    directory,
    stories,
    exited: server.exited,
    restart: server.restart,
    async stop() {
      await server.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
