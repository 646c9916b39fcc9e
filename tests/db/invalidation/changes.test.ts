import { describe, expect, it } from 'vitest'
import { cacheTags } from '@/lib/cache-tags'
import type { PrismaClient } from '@/lib/db'
import { useDatabase } from '@/tests/helpers/database'
import { importLines } from '@/tests/helpers/import-lines'
import { storyLine } from '@/tests/helpers/interchange'

const database = useDatabase()

const texts = (title: string, status = 'published') => ({
  en: { title: 'The bridge', slug: 'the-bridge', body: ['One'] },
  hy: { title, slug: 'kamurj', body: ['Մեկ'], status },
})

/** Tags that fell since the last look. */
async function fallen(db: PrismaClient): Promise<{ kept: string[]; purged: string[] }> {
  const rows = await db.invalidation.findMany({ orderBy: { id: 'asc' } })
  await db.invalidation.deleteMany()
  const of = (purge: boolean) =>
    [...new Set(rows.filter((row) => row.purge === purge).flatMap((row) => row.tags))].sort()
  return { kept: of(false), purged: of(true) }
}

describe('what falls with a change', () => {
  it('a new story: its lists, its addresses, its languages', async () => {
    const { db } = database()
    await importLines(db, [storyLine({ tags: ['bridges'], translations: texts('Կամուրջ') })])
    const { kept, purged } = await fallen(db)
    expect(purged).toEqual([])
    expect(kept).toEqual(
      expect.arrayContaining([
        cacheTags.front('hy'),
        cacheTags.section('city', 'hy'),
        cacheTags.tag('bridges', 'en'),
        cacheTags.author('ani', 'en'),
        cacheTags.day('2026-03-01', 'hy'),
        cacheTags.address('hy', 'kamurj'),
        cacheTags.texts('en'),
      ]),
    )
    expect(kept.filter((tag) => tag.endsWith(':ru') && !tag.startsWith('address:'))).toEqual([])
  })

  it('a corrected title: the pages that show the story, no list of its section', async () => {
    const { db } = database()
    await importLines(db, [storyLine({ tags: ['bridges'], translations: texts('Նոր կամուրջ') })])
    const { kept } = await fallen(db)
    expect(kept.some((tag) => tag.startsWith('article:'))).toBe(true)
    expect(kept.filter((tag) => /^(front|section|tag|author|day|month|breaking):/.test(tag))).toEqual([])
  })

  it('another section: the lists of both', async () => {
    const { db } = database()
    await importLines(db, [storyLine({ tags: ['bridges'], section: 'region', translations: texts('Նոր կամուրջ') })])
    const { kept } = await fallen(db)
    expect(kept).toEqual(expect.arrayContaining([cacheTags.section('city', 'en'), cacheTags.section('region', 'en')]))
  })

  it('a text that is withdrawn: not even a stale copy may stay', async () => {
    const { db } = database()
    await importLines(db, [
      storyLine({ tags: ['bridges'], section: 'region', translations: texts('Նոր կամուրջ', 'withdrawn') }),
    ])
    const { purged } = await fallen(db)
    expect(purged).toEqual(expect.arrayContaining([cacheTags.front('hy'), cacheTags.address('hy', 'kamurj')]))
    expect(purged.some((tag) => tag.startsWith('article:'))).toBe(true)
  })

  it('the same line again: nothing', async () => {
    const { db } = database()
    await importLines(db, [
      storyLine({ tags: ['bridges'], section: 'region', translations: texts('Նոր կամուրջ', 'withdrawn') }),
    ])
    expect(await fallen(db)).toEqual({ kept: [], purged: [] })
  })
})
