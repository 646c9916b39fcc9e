import { expect, it, vi } from 'vitest'
import { createDb, poolUsage, readRows } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { useDatabase } from '@/tests/helpers/database'

const database = useDatabase()

it('connections are counted by what they do, and the queries that wait for one', async () => {
  const db = createDb({ url: database().url, name: 'counted', poolSize: 2 })
  const usage = () => poolUsage().find(({ name }) => name === 'counted')
  try {
    const queries = Promise.all(Array.from({ length: 5 }, () => db.$queryRaw`SELECT pg_sleep(0.3)::text`))
    await expect.poll(usage).toEqual({ name: 'counted', used: 2, idle: 0, waiting: 3 })
    await queries
    expect(usage()).toEqual({ name: 'counted', used: 0, idle: 2, waiting: 0 })
  } finally {
    await db.$disconnect()
  }
})

it('a connection that the server ends is replaced, also where nothing but rows was read; all are closed at the end', async () => {
  const db = createDb({ url: database().url, name: 'ended', poolSize: 1 })
  const usage = () => poolUsage().find(({ name }) => name === 'ended')
  const backend = () => readRows<{ pid: number }>(db, Prisma.sql`SELECT pg_backend_pid() AS pid`)
  const [first] = await backend()
  await database().db.$queryRaw`SELECT pg_terminate_backend(${first?.pid}::int)`
  await expect.poll(usage).toMatchObject({ used: 0, idle: 0 })
  const [second] = await backend()
  expect(second?.pid).not.toBe(first?.pid)
  await db.$disconnect()
  const left = () => database().db.$queryRaw`SELECT 1 FROM pg_stat_activity WHERE pid = ${second?.pid}::int`
  await expect.poll(left).toEqual([])
})

it('another copy of the module reads past Prisma too, and the database keeps the plan', async () => {
  const db = createDb({ url: database().url, poolSize: 1 })
  try {
    vi.resetModules()
    const copy = await import('@/lib/db')
    expect(copy.readRows).not.toBe(readRows)
    await copy.readRows(db, Prisma.sql`SELECT ${1}::int AS one`)
    const kept = await readRows<{ statement: string }>(db, Prisma.sql`SELECT statement FROM pg_prepared_statements`)
    expect(kept.map(({ statement }) => statement)).toContain('SELECT $1::int AS one')
  } finally {
    await db.$disconnect()
  }
})
