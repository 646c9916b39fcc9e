import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Failure } from './failures'
import { migrateDatabase } from './migrate'
import { listMigrations, migrationsDirectory } from './migration-files'
import { diffToSchema } from './schema-engine'
import { withScratchDatabase } from './scratch-database'

/** The SQL by which prisma/schema.prisma is ahead of all migrations; null when they say the same. */
export function missingMigration(url: string): Promise<string | null> {
  return withScratchDatabase(url, async (scratch) => {
    await migrateDatabase({ url: scratch })
    return diffToSchema(scratch)
  })
}

/**
 * Folder name of a new migration: always after the newest, also when that one comes from a clock ahead of ours.
 *
 * @example migrationName({ words: 'Add author e-mail', now: new Date('2026-11-23T10:00:00Z'), newest: undefined })
 * // '20261123100000_add_author_e_mail'
 */
export function migrationName(options: { words: string; now: Date; newest: string | undefined }): string {
  const slug = options.words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  if (!slug) {
    throw new Failure('bad_arguments', {
      sentence: 'A migration needs a name in Latin letters.',
      advice: 'For example: npm run migrate -- new add_author_email',
    })
  }
  const stamp = Number(options.now.toISOString().replace(/\D/g, '').slice(0, 14))
  const newest = Number.parseInt(options.newest ?? '0', 10)
  return `${Math.max(stamp, newest + 1)}_${slug}`
}

/** Writes the next migration; null when there is nothing to write. */
export async function createMigration(options: { url: string; words: string }): Promise<string | null> {
  const name = migrationName({ words: options.words, now: new Date(), newest: listMigrations().at(-1)?.name })
  const sql = await missingMigration(options.url)
  if (sql === null) return null
  const file = path.join(migrationsDirectory, name, 'migration.sql')
  mkdirSync(path.dirname(file), { recursive: true })
  const lock = path.join(migrationsDirectory, 'migration_lock.toml')
  if (!existsSync(lock)) writeFileSync(lock, '# Read by the Prisma command line.\nprovider = "postgresql"\n')
  writeFileSync(file, sql)
  return file
}

/** @throws Failure `migrations_behind_schema` */
export async function checkMigrations(url: string): Promise<void> {
  const sql = await missingMigration(url)
  if (sql === null) return
  throw new Failure('migrations_behind_schema', {
    sentence: 'prisma/schema.prisma and prisma/migrations differ.',
    advice: 'Write the missing migration with: npm run migrate -- new NAME',
    detail: sql.trim(),
  })
}
