import type pg from 'pg'
import { areJobsInstalled, installJobs } from '@/lib/jobs/install'
import { withClient, withoutPassword } from './database-client'
import { Failure } from './failures'
import { listMigrations, type MigrationFile } from './migration-files'
import { applyMigration, readHistory } from './migration-history'
import { planMigrations } from './migration-plan'
import { diskFull, errorMessage, isDiskFull } from './system-errors'

/** Any constant number: two instances that start at once must not migrate at once. */
const advisoryLock = 4_913_370_417

/**
 * Brings a database up to date. Each migration is one transaction, so that nothing half made is ever there; the
 * schema engine is not needed.
 *
 * @returns the names of the migrations that were applied by this call
 * @throws Failure `database_unreachable`, `database_not_empty`, `database_newer`, `migration_changed`, `migration_failed`
 */
export async function migrateDatabase(options: { url: string; files?: MigrationFile[] }): Promise<string[]> {
  const files = options.files ?? listMigrations()
  const database = withoutPassword(options.url)
  return withClient(options.url, async (client) => {
    // Most starts have nothing to do: no lock for them.
    const isUpToDate = planMigrations({ files, database, history: await readHistory(client) }).length === 0
    if (isUpToDate && (await areJobsInstalled(client))) return []
    await client.query("set lock_timeout = '60s'")
    await client.query('select pg_advisory_lock($1)', [advisoryLock])
    await client.query('set lock_timeout = 0')
    const pending = planMigrations({ files, database, history: await readHistory(client) })
    for (const file of pending) await applyOrExplain({ client, file, database })
    await installJobs(client)
    return pending.map(({ name }) => name)
  })
}

async function applyOrExplain(input: { client: pg.Client; file: MigrationFile; database: string }): Promise<void> {
  try {
    await applyMigration(input.client, input.file)
  } catch (cause) {
    const reason = errorMessage(cause)
    if (isDiskFull(cause)) throw diskFull({ where: `the database at ${input.database}`, cause })
    throw new Failure('migration_failed', {
      sentence: `The migration ${input.file.name} failed and left the database as it was: ${reason}.`,
      advice: 'Start the version you had before; it still works. Then report this.',
      cause,
    })
  }
}
