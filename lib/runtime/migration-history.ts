import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { z } from 'zod'
import type { MigrationFile } from './migration-files'
import type { DatabaseHistory } from './migration-plan'

/** Exactly Prisma's own table, so that `prisma migrate deploy` and `status` stay usable. */
const createTable = `
  create table if not exists _prisma_migrations (
    id                  varchar(36) primary key not null,
    checksum            varchar(64) not null,
    finished_at         timestamptz,
    migration_name      varchar(255) not null,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`

const appliedSchema = z.array(z.object({ name: z.string(), checksum: z.string() }))
const tablesSchema = z.array(z.object({ name: z.string() }))

/** One query when everything is in order; the tables are looked at only in a database without any migration. */
export async function readHistory(client: pg.Client): Promise<DatabaseHistory> {
  const exists = await client.query("select to_regclass('_prisma_migrations') is not null as there")
  const there = z.tuple([z.object({ there: z.boolean() })]).parse(exists.rows)[0].there
  const applied = there ? await readApplied(client) : []
  return { applied, foreignTables: applied.length === 0 ? await readTables(client) : [] }
}

async function readApplied(client: pg.Client): Promise<DatabaseHistory['applied']> {
  const result = await client.query(
    `select migration_name as name, checksum from _prisma_migrations
     where finished_at is not null and rolled_back_at is null order by migration_name`,
  )
  return appliedSchema.parse(result.rows)
}

/** Tables of extensions do not count: many hosters install some. */
async function readTables(client: pg.Client): Promise<string[]> {
  const result = await client.query(
    `select c.relname as name from pg_class c
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and c.relname <> '_prisma_migrations'
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
     order by 1`,
  )
  return tablesSchema.parse(result.rows).map(({ name }) => name)
}

/** Runs one migration and records it in the same transaction: a crash leaves all of it or nothing. */
export async function applyMigration(client: pg.Client, file: MigrationFile): Promise<void> {
  await client.query('begin')
  try {
    await client.query(createTable)
    await client.query(file.sql)
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), file.checksum, file.name],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}
