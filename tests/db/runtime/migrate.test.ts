import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { missingMigration } from '@/lib/runtime/create-migration'
import { migrateDatabase } from '@/lib/runtime/migrate'
import { listMigrations, type MigrationFile } from '@/lib/runtime/migration-files'
import { dropDatabase } from '@/lib/runtime/scratch-database'
import { databaseUrlOf } from '@/tests/helpers/database'
import { query } from '@/tests/helpers/query'

let name = ''
const url = () => databaseUrlOf(name)

beforeEach(async () => {
  name = `migrate_${randomBytes(6).toString('hex')}`
  await query(inject('databaseUrl'), `create database ${name} template template0`)
})

afterEach(async () => {
  await dropDatabase(inject('databaseUrl'), name)
})

function migration(number: number, sql: string): MigrationFile {
  return { name: `${20260101000000 + number}_step`, sql, checksum: `sum of ${sql}` }
}

const tables = (schema = 'public') =>
  query(url(), `select tablename from pg_tables where schemaname = '${schema}' and tablename <> '_prisma_migrations'`)

describe('migrateDatabase', () => {
  it('brings an empty database up to date, and then has nothing to do', async () => {
    const names = listMigrations().map((file) => file.name)
    expect(await migrateDatabase({ url: url() })).toEqual(names)
    expect(await migrateDatabase({ url: url() })).toEqual([])
  })

  it('leaves nothing that prisma/schema.prisma has and the migrations lack', async () => {
    expect(await missingMigration(inject('databaseUrl'))).toBeNull()
  })

  it("keeps Prisma's own record", async () => {
    await migrateDatabase({ url: url() })
    const rows = await query(url(), 'select * from _prisma_migrations order by migration_name')
    expect(rows).toHaveLength(listMigrations().length)
    for (const row of rows) {
      expect(row).toMatchObject({
        checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
        applied_steps_count: 1,
        rolled_back_at: null,
      })
      expect(row.finished_at).toBeInstanceOf(Date)
    }
  })

  it('applies each migration once when two instances start together', async () => {
    const applied = await Promise.all([1, 2, 3].map(() => migrateDatabase({ url: url() })))
    expect(applied.flat()).toEqual(listMigrations().map((file) => file.name))
  })

  it('leaves nothing of a migration that fails in its middle, and goes on after it was corrected', async () => {
    const files = [migration(1, 'create table a ()'), migration(2, 'create table b (); create table a ()')]
    await expect(migrateDatabase({ url: url(), files })).rejects.toMatchObject({ code: 'migration_failed' })
    expect(await tables()).toEqual([{ tablename: 'a' }])
    const corrected = [files[0] ?? migration(1, ''), migration(2, 'create table b ()')]
    expect(await migrateDatabase({ url: url(), files: corrected })).toEqual([corrected[1]?.name])
  })

  it("does not touch somebody else's database", async () => {
    await query(url(), 'create table wp_posts ()')
    await expect(migrateDatabase({ url: url() })).rejects.toMatchObject({ code: 'database_not_empty' })
    expect(await tables()).toEqual([{ tablename: 'wp_posts' }])
  })

  it('refuses a database of a newer version and a changed migration', async () => {
    const files = [migration(1, 'create table a ()'), migration(2, 'create table b ()')]
    await migrateDatabase({ url: url(), files })
    const older = migrateDatabase({ url: url(), files: files.slice(0, 1) })
    await expect(older).rejects.toMatchObject({ code: 'database_newer' })
    const changed = migrateDatabase({ url: url(), files: [migration(1, 'create table other ()'), ...files.slice(1)] })
    await expect(changed).rejects.toMatchObject({ code: 'migration_changed' })
  })
})
