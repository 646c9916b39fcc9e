import { beforeAll, describe, expect, it, vi } from 'vitest'
import { GET } from '@/app/api/v1/search/route'
import { clientAddressHeader } from '@/lib/client-address'
import { createDb } from '@/lib/db'
import { useDatabase } from '@/tests/helpers/database'
import { createStory, inMinutes } from '@/tests/helpers/stories'

const ask = (parameters: string, client: string) =>
  GET(
    new Request(`http://localhost/api/v1/search?locale=en${parameters}`, {
      headers: { [clientAddressHeader]: client },
    }),
  )

describe('the API of the search', () => {
  // Nothing listens on port 1: this is what a database looks like that is not there.
  beforeAll(() => {
    vi.stubEnv('DATABASE_URL', 'postgresql://nobody:nothing@127.0.0.1:1/none')
    vi.stubEnv('MERIDIAN_ORIGIN', 'http://localhost:3000')
  })

  it('says that the database is away, not that nothing was found', async () => {
    const answer = await ask('&q=snow', '192.0.2.1')
    expect(answer.status).toBe(503)
    expect(await answer.json()).toEqual({ error: 'search is not available' })
  })

  it('answers a client sixty times a minute and tells it when to come back', async () => {
    const statuses: number[] = []
    for (let request = 0; request < 60; request += 1) statuses.push((await ask('', '192.0.2.2')).status)
    // Without a question there is nothing to look for, and it counts all the same.
    expect(new Set(statuses)).toEqual(new Set([400]))
    const refused = await ask('', '192.0.2.2')
    expect(refused.status).toBe(429)
    const seconds = Number(refused.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(60)
    expect((await ask('', '192.0.2.3')).status).toBe(400)
  })
})

describe('the client of the searches', () => {
  const database = useDatabase()

  it('gives a statement up after its time, and plans each statement once', async () => {
    const db = createDb({ url: database().url, poolSize: 1, statementTimeout: 300, keepPlans: true })
    try {
      await expect(db.$queryRaw`SELECT pg_sleep(20)::text`).rejects.toThrow(/statement timeout/)
      expect(await db.$queryRaw`SHOW plan_cache_mode`).toEqual([{ plan_cache_mode: 'force_generic_plan' }])
    } finally {
      await db.$disconnect()
    }
  })
})

describe('texts with the words of a phrase', () => {
  const database = useDatabase({
    fill: async ({ db }) => {
      const texts = ['Red kites fly.', 'Kites, red.', 'Red paper kites.', 'Red kites land.', 'Kites are red.']
      for (const [index, text] of texts.entries()) {
        const slug = `kites-${index}`
        await createStory(db, {
          texts: [{ locale: 'en', slug, title: slug, text, publishedAt: inMinutes(-10 - index) }],
        })
      }
    },
  })

  /** Parts of the hits; 0 says that there may be more. */
  const look = async (limits: { wanted: number; checks: number; enough: number }) => {
    const rows = await database().db.$queryRaw<{ part: number }[]>`
      SELECT part FROM search_hits(ARRAY['''en:red'' & ''en:kite'''::tsquery], ARRAY['infinity'::timestamptz], NULL, NULL,
        '''en:red'' <-> ''en:kite'''::tsquery, '-infinity'::timestamptz, now(), ${limits.wanted}::int, ${limits.checks}::int,
        ${limits.enough}::int)`
    return rows.map(({ part }) => part)
  }

  it.each([
    ['all of them', { wanted: 9, checks: 9, enough: 9 }, [1, 1]],
    ['until as many are found as are wanted', { wanted: 1, checks: 9, enough: 9 }, [1]],
    ['until there is enough, when many have been looked into', { wanted: 9, checks: 2, enough: 1 }, [1, 0]],
    ['further, when many have been looked into without finding enough', { wanted: 9, checks: 2, enough: 2 }, [1, 1, 0]],
  ])('are looked into, %s', async (_what, limits, parts) => {
    expect(await look(limits)).toEqual(parts)
  })
})
