import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from './paths'

export type MigrationFile = {
  /** Folder name: a time stamp, then words. Sorted by name is sorted by age. */
  name: string
  sql: string
  /** SHA-256 of the script, hex, as Prisma keeps it. */
  checksum: string
}

export const migrationsDirectory = path.join(projectRoot, 'prisma', 'migrations')

export function listMigrations(directory = migrationsDirectory): MigrationFile[] {
  if (!existsSync(directory)) return []
  const names = readdirSync(directory).filter((name) => existsSync(path.join(directory, name, 'migration.sql')))
  return names.sort().map((name) => {
    const bytes = readFileSync(path.join(directory, name, 'migration.sql'))
    return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') }
  })
}
