import { expect, it } from 'vitest'
import { createDb, poolUsage } from '@/lib/db'
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
