import { Failure } from './failures'
import type { MigrationFile } from './migration-files'

export type AppliedMigration = { name: string; checksum: string }

export type DatabaseHistory = {
  applied: AppliedMigration[]
  /** Tables there besides ours while nothing was ever applied: somebody else's database. */
  foreignTables: string[]
}

/**
 * The migrations that are still to be applied.
 *
 * @throws Failure `database_not_empty`, `database_newer`, `migration_changed`
 */
export function planMigrations(input: {
  files: MigrationFile[]
  history: DatabaseHistory
  database: string
}): MigrationFile[] {
  const { files, history, database } = input
  if (history.applied.length === 0 && history.foreignTables.length > 0) {
    throw new Failure('database_not_empty', {
      sentence: `The database at ${database} already holds tables that are not Meridian's (${history.foreignTables.slice(0, 3).join(', ')}).`,
      advice: 'Give Meridian an empty database of its own.',
    })
  }
  const known = new Map(files.map((file) => [file.name, file]))
  for (const { name, checksum } of history.applied) {
    const file = known.get(name)
    if (!file) {
      throw new Failure('database_newer', {
        sentence: `The database at ${database} was migrated by another Meridian: this one does not know ${name}.`,
        advice: 'Start the newer Meridian, or restore the database from before its upgrade.',
      })
    }
    if (file.checksum !== checksum) {
      throw new Failure('migration_changed', {
        sentence: `The migration ${name} was changed after it had been applied to the database at ${database}.`,
        advice:
          'Restore the file and write a further migration instead (npm run migrate -- new NAME). While developing, delete the data directory.',
      })
    }
  }
  const applied = new Set(history.applied.map(({ name }) => name))
  return files.filter(({ name }) => !applied.has(name))
}
