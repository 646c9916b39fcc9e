import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, inject } from 'vitest'
import { createDb, type PrismaClient } from '@/lib/db'
import { withClient } from '@/lib/runtime/database-client'
import { dropDatabase } from '@/lib/runtime/scratch-database'
import { templateDatabase } from './database-names'

export type TestDatabase = { url: string; db: PrismaClient }

/** The address of another database on the test run's server. */
export function databaseUrlOf(name: string): string {
  const url = new URL(inject('databaseUrl'))
  url.pathname = `/${name}`
  return url.href
}

/** A copy of a template; PostgreSQL copies files, so this takes a fraction of what the migrations take. */
export async function copyDatabase(template: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await withClient(inject('databaseUrl'), (client) => client.query(`create database ${name} template ${template}`))
  return name
}

/**
 * A database of its own for the tests of a file or a describe block, empty but for `fill`.
 *
 * @example const database = useDatabase()
 * it('…', async () => { await listArticles(database().db, …) })
 */
export function useDatabase(
  options: { template?: string; fill?: (database: TestDatabase) => Promise<void> } = {},
): () => TestDatabase {
  let current: (TestDatabase & { name: string }) | undefined
  beforeAll(async () => {
    const name = await copyDatabase(options.template ?? templateDatabase)
    const url = databaseUrlOf(name)
    current = { name, url, db: createDb({ url, poolSize: 4 }) }
    await options.fill?.(current)
  })
  afterAll(async () => {
    await current?.db.$disconnect()
    if (current) await dropDatabase(inject('databaseUrl'), current.name)
  })
  return () => {
    if (!current) throw new Error('useDatabase() gives its database inside tests and hooks only')
    return current
  }
}
