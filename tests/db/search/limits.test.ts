import { describe, expect, it, vi } from 'vitest'
import { createDb, type Db } from '@/lib/db'
import { rankedTexts } from '@/lib/search/constants'
import { permit } from '@/lib/search/limiter'
import { loadSearch } from '@/lib/search/loaders'
import type { Match } from '@/lib/search/match'
import { neighboursOf } from '@/lib/search/neighbours'
import { parseQuery } from '@/lib/search/parse'
import { searchStories } from '@/lib/search/queries'
import { parseSearchForm } from '@/lib/search/schema'
import { matchOf } from '@/lib/search/terms'
import type { SearchResults, Sort } from '@/lib/search/types'
import { useDatabase } from '@/tests/helpers/database'
import { createStory, inMinutes } from '@/tests/helpers/stories'

describe('a search', () => {
  it('says that the database is away, not that nothing was found', async () => {
    // Nothing listens on port 1: this is what a database looks like that is not there.
    vi.stubEnv('DATABASE_URL', 'postgresql://nobody:nothing@127.0.0.1:1/none')
    vi.stubEnv('MERIDIAN_ORIGIN', 'http://localhost:3000')
    const form = parseSearchForm(new URLSearchParams({ q: 'snow' }))
    expect(await loadSearch({ ...form, typed: form.text, languages: ['en'] })).toEqual({ ok: false })
  })

  it('is answered sixty times a minute for a client, which is then told when to come back', async () => {
    for (let request = 0; request < 60; request += 1)
      expect(await permit('search', '192.0.2.2')).toEqual({ allowed: true })
    const refused = await permit('search', '192.0.2.2')
    const seconds = refused.allowed ? 0 : refused.retryAfterSeconds
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(60)
    expect(await permit('search', '192.0.2.3')).toEqual({ allowed: true })
    expect(await permit('suggest', '192.0.2.2')).toEqual({ allowed: true })
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

  /** How many there are, where words stand beside each other in one of these ways. */
  const look = async (wanted: number, beside: number[] | null) => {
    const rows = await database().db.$queryRaw<unknown[]>`
      SELECT part FROM search_hits('''en:red'' & ''en:kite'''::tsquery, ARRAY[NULL::tsquery], ARRAY['infinity'::timestamptz], NULL, NULL,
        '''en:red'' <-> ''en:kite'''::tsquery, ${beside}::int[], '-infinity'::timestamptz, now(),
        ${wanted}::int, ${wanted}::int, NULL)`
    return rows.length
  }
  const pairs = (text: string) => neighboursOf(matchOf({ kind: 'phrase', text, excluded: false }, ['en']) as Match)

  it('are looked into, the newest first, until as many are found as are wanted', async () => {
    expect(await look(9, null)).toBe(2)
    expect(await look(1, null)).toBe(1)
  })

  it('are looked into only where words stand beside each other', async () => {
    expect(await look(9, pairs('red kite'))).toBe(2)
    expect(await look(9, pairs('kite fly'))).toBe(1)
    expect(await look(9, pairs('kite paper'))).toBe(0)
    expect(await look(9, pairs('red kite land'))).toBe(1)
  })

  it('are all looked into, where an earlier version of the program wrote them', async () => {
    const { db } = database()
    await db.$executeRaw`UPDATE search_document SET neighbours = repeat('1', 4096)::bit(4096)`
    expect(await look(9, pairs('kite paper'))).toBe(2)
  })
})

/** The slugs of every page, one after the other; twenty pages at most. */
async function turnPages(
  db: Db,
  { query, ...asked }: { query: string; sort?: Sort; limit?: number },
): Promise<string[][]> {
  const pages: string[][] = []
  let after: string | null = null
  do {
    const request = { ...asked, languages: ['en'] as const, query: parseQuery(query), after }
    const { items, next }: SearchResults = await searchStories(db, request)
    pages.push(items.map(({ slug }) => slug))
    after = next
  } while (after && pages.length < 20)
  return pages
}

describe('pages of a phrase, the first of which is chosen from the newest texts alone', () => {
  const days = 24 * 60
  const database = useDatabase({
    fill: async ({ db }) => {
      const write = (slug: string, minutes: number, title: string) =>
        createStory(db, {
          texts: [{ locale: 'en', slug, title, text: 'Red kites over the lake.', publishedAt: inMinutes(minutes) }],
        })
      for (let index = 0; index < 12; index += 1) await write(`new-${index}`, -10 - index, 'In the sky')
      // Its title makes an old text better than all new ones.
      for (let index = 0; index < 3; index += 1) await write(`old-${index}`, -60 * days - index, 'Red kites')
      // As many texts this week as a site needs to be looked at week by week; only their number matters.
      await db.$executeRaw`ALTER TABLE search_title DROP CONSTRAINT search_title_translation_id_fkey`
      await db.$executeRaw`INSERT INTO search_title (translation_id, locale, published_at, folded)
        SELECT gen_random_uuid(), 'en', ${inMinutes(-10)}::timestamptz, '' FROM generate_series(1, ${rankedTexts * 3}::int)`
    },
  })

  it.each(['relevance', 'date'] as const)('show every story once, by %s', async (sort) => {
    const pages = await turnPages(database().db, { query: '"red kites"', sort, limit: 2 })
    const all = pages.flat()
    expect(all).toHaveLength(15)
    expect(new Set(all).size).toBe(15)
    expect(pages[0]?.every((slug) => slug.startsWith('new-'))).toBe(true)
    if (sort === 'relevance') expect(pages[1]?.every((slug) => slug.startsWith('old-'))).toBe(true)
  })
})

describe('stories of one moment, and of another century', () => {
  const moment = inMinutes(-5)
  const database = useDatabase({
    fill: async ({ db }) => {
      for (let index = 0; index < 25; index += 1)
        await createStory(db, { texts: [{ locale: 'en', slug: `same-${index}`, text: 'Fog.', publishedAt: moment }] })
      const publishedAt = new Date('1837-05-06T00:00:00Z')
      await createStory(db, { texts: [{ locale: 'en', slug: 'ancient', text: 'Fog.', publishedAt }] })
    },
  })

  it.each(['fog', 'section:region', '"fog"'])('are all found, each once: %s', async (query) => {
    const seen = (await turnPages(database().db, { query })).flat()
    expect(seen).toHaveLength(26)
    expect(new Set(seen).size).toBe(26)
  })
})
