import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { readIfPresent, writeFileAtomic } from './files'
import { listMigrations } from './migration-files'

/** Beside the pages, which are of no use without it. */
const fileOf = (directory: string) => path.join(directory, 'pages', 'schema')

/** Notes that this version has worked with the database: its tables are as this version wants them. */
export function rememberSchema(directory: string): void {
  const file = fileOf(directory)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileAtomic({ file, text: newest() })
}

/** Whether a start can do without the database: nothing has to be migrated when it comes back. */
export function knowsSchema(directory: string): boolean {
  return readIfPresent(fileOf(directory)) === newest()
}

function newest(): string {
  return listMigrations().at(-1)?.name ?? ''
}
