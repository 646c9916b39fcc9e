import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { withClient } from '@/lib/runtime/database-client'
import { startDatabaseIn } from '@/lib/runtime/embedded-database'
import { migrateDatabase } from '@/lib/runtime/migrate'
import { templateDatabase } from '@/tests/helpers/database-names'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
  }
}

/** One PostgreSQL for the run, with a migrated database that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(path.join(tmpdir(), 'meridian-test-'))
  // Under root PostgreSQL runs as another user, who must be able to pass through.
  chmodSync(directory, 0o711)
  const server = await startDatabaseIn(directory)
  const template = new URL(server.url)
  template.pathname = `/${templateDatabase}`
  try {
    await hurry(server.superuserUrl)
    await withClient(server.url, (client) => client.query(`create database ${templateDatabase} template template0`))
    await migrateDatabase({ url: template.href })
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('databaseUrl', server.url)
  return async () => {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Nothing here has to survive a power cut. Commits stay synchronous: tests rely on what was acknowledged. */
async function hurry(superuserUrl: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    await client.query('alter system set fsync = off')
    await client.query('alter system set full_page_writes = off')
    await client.query('select pg_reload_conf()')
  })
}
