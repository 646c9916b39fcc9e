import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { boundQueries } from '@/lib/bounded-queries'
import { readRows } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { useDatabase } from '@/tests/helpers/database'

describe('a connection whose queries are bounded', () => {
  const database = useDatabase()

  function open(timeout: number): pg.Pool {
    const pool = new pg.Pool({ connectionString: database().url, max: 1 })
    pool.on('connect', (client) => boundQueries(client, timeout))
    onTestFinished(() => pool.end())
    return pool
  }

  it('answers as before, with a promise and with a callback', async () => {
    const pool = open(60_000)
    const client = await pool.connect()
    expect((await client.query('select $1::int as n', [7])).rows).toEqual([{ n: 7 }])
    const called = new Promise((resolve) => client.query('select 8 as n', (_error, result) => resolve(result.rows)))
    expect(await called).toEqual([{ n: 8 }])
    await expect(client.query('select nothing')).rejects.toMatchObject({ code: '42703' })
    client.release()
    expect((await pool.query({ text: 'select 9 as n', rowMode: 'array' })).rows).toEqual([[9]])
  })

  it('gives up a query that takes too long, and the pool goes on with another connection', async () => {
    const pool = open(50)
    await expect(pool.query('select pg_sleep(60)')).rejects.toThrow('did not answer within 50 ms')
    expect((await pool.query('select 1 as n')).rows).toEqual([{ n: 1 }])
    const client = await pool.connect()
    await expect(client.query('select pg_sleep(60)')).rejects.toThrow('did not answer within 50 ms')
    client.release(true)
    expect((await pool.query('select 2 as n')).rows).toEqual([{ n: 2 }])
  })

  it('reads rows without Prisma’s client, and inside a transaction with it', async () => {
    const { db } = database()
    const query = Prisma.sql`SELECT ${[1, 2]}::int[] AS list, ${new Date('2026-11-26T10:00:00Z')}::timestamptz AS at`
    const rows = [{ list: [1, 2], at: new Date('2026-11-26T10:00:00Z') }]
    expect(await readRows(db, query)).toEqual(rows)
    expect(await db.$transaction((transaction) => readRows(transaction, query))).toEqual(rows)
  })
})
