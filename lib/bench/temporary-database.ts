import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startDatabaseIn } from '@/lib/runtime/embedded-database'
import { migrateDatabase } from '@/lib/runtime/migrate'

/** An embedded PostgreSQL with an empty, migrated database, in a directory that lives as long as `use` runs. */
export async function withTemporaryDatabase<Result>(
  use: (database: { url: string; directory: string }) => Promise<Result>,
): Promise<Result> {
  const directory = await mkdtemp(path.join(tmpdir(), 'meridian-bench-'))
  const server = await startDatabaseIn(directory)
  try {
    await migrateDatabase({ url: server.url })
    return await use({ url: server.url, directory })
  } finally {
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  }
}
