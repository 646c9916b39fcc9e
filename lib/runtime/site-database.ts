import { checkDatabase } from './database-check'
import { withClient } from './database-client'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded-database'
import { Failure } from './failures'
import { migrateDatabase } from './migrate'
import type { DataPaths } from './paths'
import type { Secrets } from './secrets'
import type { Steps } from './steps'
import { diskFull, errorMessage, isDiskFull } from './system-errors'
import type { Teardown } from './teardown'

export type SiteDatabase = { url: string; embedded: EmbeddedDatabase | null }

type Input = { paths: DataPaths; secrets: Secrets; secretsCreated: boolean; steps: Steps; teardown: Teardown }

/** The database of a site, ready to be queried: the given one, or the embedded one; checked and migrated. */
export async function openSiteDatabase(input: Input): Promise<SiteDatabase> {
  const given = process.env.DATABASE_URL
  const database = given ? { url: given, embedded: null } : await startEmbedded(input)
  if (!given) await checkDatabase(database.url)
  await input.steps.run({
    doing: 'Applying migrations',
    done: (names: string[]) => (names.length > 0 ? `Migrations applied (${names.length})` : null),
    work: () => migrateDatabase({ url: database.url }),
  })
  return database
}

async function startEmbedded(input: Input): Promise<SiteDatabase> {
  const embedded = await input.steps.run({
    doing: 'Starting PostgreSQL',
    done: (database: EmbeddedDatabase) => {
      if (database.made) return 'PostgreSQL set up and started'
      return database.recovered ? 'PostgreSQL recovered and started' : 'PostgreSQL started'
    },
    work: () => startEmbeddedDatabase(input),
  })
  input.teardown.add(embedded.stop)
  return { url: embedded.url, embedded }
}

/** Fills an empty database with the demo newsroom. */
export async function seedIfEmpty(options: { url: string; paths: DataPaths; steps: Steps }): Promise<void> {
  const { rowCount } = await withClient(options.url, (client) => client.query('select 1 from site_settings limit 1'))
  if (rowCount !== 0) return
  await options.steps.run({
    doing: 'Setting up the demo newsroom',
    done: 'Demo newsroom set up',
    work: async (progress) => {
      try {
        const { seedDemo } = await import('@/lib/demo/seed')
        await seedDemo({ databaseUrl: options.url, dataDir: options.paths.root, onProgress: progress })
      } catch (cause) {
        if (isDiskFull(cause)) throw diskFull({ where: options.paths.root, cause })
        throw new Failure('seed_failed', {
          sentence: `The demo newsroom could not be set up: ${errorMessage(cause)}.`,
          advice: 'Start with --no-seed to begin with an empty site.',
          cause,
        })
      }
    },
  })
}

/** After an upgrade that writes the search index differently; otherwise one small query, without loading anything. */
export async function updateSearchIndex(options: { url: string; steps: Steps }): Promise<void> {
  const { rows } = await withClient(options.url, (client) =>
    client.query<{ version: number }>('select version from search_rebuild where finished_at is not null'),
  )
  const { indexVersion } = await import('@/lib/search/constants')
  if (rows[0]?.version === indexVersion) return
  await options.steps.run({
    doing: 'Writing the search index',
    done: (texts: number | null) => (texts === null ? null : `Search index written (${texts})`),
    work: async (onProgress) => {
      const { updateIndex } = await import('@/lib/search/rebuild/service')
      return updateIndex({ databaseUrl: options.url, onProgress })
    },
  })
}
