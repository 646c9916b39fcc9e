import { describe, expect, it } from 'vitest'
import { decodeCursor } from '@/lib/articles/cursor'
import { listArticles, listBreaking, listNewestSlugs, listPinned } from '@/lib/articles/queries'
import type { ArticleFilter } from '@/lib/articles/types'
import type { Db } from '@/lib/db'
import { type Locale, locales } from '@/lib/i18n/locales'
import { useDatabase } from '@/tests/helpers/database'
import { createEveryState, createStory, everyState, visibleStates } from '@/tests/helpers/stories'

const all = { by: 'all' } as const

/** Slugs of every page of a list, page by page. */
async function walk(
  db: Db,
  query: { locale: Locale; filter: ArticleFilter; limit: number; except?: string },
): Promise<string[][]> {
  const pages: string[][] = []
  let next: string | null = null
  do {
    const page = await listArticles(db, { ...query, after: next === null ? null : decodeCursor(next) })
    pages.push(page.items.map((item) => item.slug))
    next = page.next
  } while (next !== null)
  return pages
}

async function slugs(db: Db, filter: ArticleFilter, locale: Locale = 'en'): Promise<string[]> {
  return (await walk(db, { locale, filter, limit: 100 })).flat()
}

describe('stories in every state', () => {
  const database = useDatabase({
    fill: async ({ db }) => {
      for (const locale of locales) await createEveryState(db, { locale })
      await db.article.updateMany({ data: { breaking: true, pinned: true } })
      const texts = await db.translation.findMany({ select: { id: true } })
      await db.viewCount.createMany({ data: texts.map(({ id }) => ({ translationId: id, count: 3 })) })
    },
  })

  it.each(locales)('are listed in %s when readers may see them, newest first', async (locale) => {
    expect(await database().db.translation.count({ where: { locale } })).toBe(everyState.length)
    expect(await slugs(database().db, all, locale)).toEqual(visibleStates)
  })

  it.each(locales)('stay hidden in the other lists of the front page in %s', async (locale) => {
    const { db } = database()
    expect((await listBreaking(db, locale)).map((item) => item.slug)).toEqual(visibleStates)
    expect((await listPinned(db, locale)).map((item) => item.slug)).toEqual(visibleStates.slice(0, 1))
    expect(await listNewestSlugs(db, { locale, limit: 100 })).toEqual(visibleStates)
  })
})

describe('pages of a list', () => {
  const together = Array.from({ length: 7 }, (_, index) => `together-${index}`)
  const expected: { slug: string; id: string; time: number }[] = []
  const database = useDatabase({
    fill: async ({ db }) => {
      const add = async (slug: string, publishedAt: Date) => {
        const story = await createStory(db, { texts: [{ locale: 'en', slug, publishedAt }] })
        expected.push({ slug, id: story.translations[0]?.id ?? '', time: publishedAt.getTime() })
      }
      // Ids grow with every story: here the newest has the smallest, so that an order by id alone shows.
      await add('newest', new Date('2024-03-10T00:00:00Z'))
      for (const slug of together) await add(slug, new Date('2024-03-09T12:00:00.123Z'))
      await add('later-by-a-millisecond', new Date('2024-03-09T12:00:00.124Z'))
      await add('oldest', new Date('2024-03-08T00:00:00Z'))
      await createStory(db, { texts: [{ locale: 'hy', slug: 'other-language' }] })
      expected.sort((a, b) => b.time - a.time || (a.id < b.id ? 1 : -1))
    },
  })

  it.each([1, 2, 3, 4, 6, 7, 8, 9, 10, 11])('show every story once, %i to a page', async (limit) => {
    const pages = await walk(database().db, { locale: 'en', filter: all, limit })
    expect(pages.flat()).toEqual(expected.map((story) => story.slug))
    expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true)
    expect(pages).toHaveLength(Math.ceil(expected.length / limit))
  })

  it('leave out the story they stand under without a hole in any page', async () => {
    const { db } = database()
    const hidden = await db.translation.findFirstOrThrow({ where: { slug: 'together-3' } })
    const pages = await walk(db, { locale: 'en', filter: all, limit: 3, except: hidden.articleId })
    expect(pages.flat()).toEqual(expected.map((story) => story.slug).filter((slug) => slug !== 'together-3'))
    expect(pages.map((page) => page.length)).toEqual([3, 3, 3])
  })

  it('go on where they stopped when a newer story comes in between', async () => {
    const { db } = database()
    const first = await listArticles(db, { locale: 'en', filter: all, limit: 5 })
    const { articleId } = await createStory(db, { texts: [{ locale: 'en', slug: 'meanwhile' }] })
    const second = await listArticles(db, {
      locale: 'en',
      filter: all,
      limit: 5,
      after: decodeCursor(first.next ?? ''),
    })
    await db.article.delete({ where: { id: articleId } })
    expect([...first.items, ...second.items].map((item) => item.slug)).toEqual(expected.map((story) => story.slug))
  })
})

describe('filters', () => {
  const database = useDatabase({
    fill: async ({ db }) => {
      const story = async (
        slug: string,
        minute: number,
        facts: { section?: string; tags?: string[]; authors?: string[] },
      ) =>
        createStory(db, {
          ...facts,
          texts: locales.map((locale) => ({ locale, slug, publishedAt: new Date(Date.UTC(2024, 2, 9, 12, minute)) })),
        })
      await story('both', 3, { section: 'culture', tags: ['snow', 'tram'], authors: ['ani', 'boris'] })
      await story('snow', 2, { section: 'culture', tags: ['snow'], authors: ['ani'] })
      await story('tram', 1, { section: 'region', tags: ['tram'], authors: ['boris'] })
    },
  })

  it.each([
    ['section', 'culture', ['both', 'snow']],
    ['section', 'region', ['tram']],
    ['section', 'nowhere', []],
    ['tag', 'snow', ['both', 'snow']],
    ['tag', 'tram', ['both', 'tram']],
    ['author', 'ani', ['both', 'snow']],
    ['author', 'boris', ['both', 'tram']],
    // A tag's slug is no section's, and the other way round.
    ['section', 'snow', []],
    ['tag', 'ani', []],
  ] as const)('%s %s', async (by, slug, expected) => {
    for (const locale of locales) expect(await slugs(database().db, { by, slug }, locale)).toEqual(expected)
  })
})

describe('the filter by day', () => {
  const instants = [
    '2024-10-26T19:59:59.999Z',
    '2024-10-26T20:00:00.000Z',
    '2024-10-26T21:59:59.999Z',
    '2024-10-26T22:00:00.000Z',
    '2024-10-27T19:59:59.999Z',
    '2024-10-27T20:00:00.000Z',
    '2024-10-27T22:59:59.999Z',
    '2024-10-27T23:00:00.000Z',
  ]
  const database = useDatabase({
    fill: async ({ db }) => {
      for (const [index, instant] of instants.entries()) {
        await createStory(db, { texts: [{ locale: 'ru', slug: `at-${index}`, publishedAt: new Date(instant) }] })
      }
    },
  })

  it.each([
    // UTC+4 all year: from 20:00 to 20:00.
    ['Asia/Yerevan', '2024-10-27', [1, 2, 3, 4]],
    ['Asia/Yerevan', '2024-10-26', [0]],
    // The clock goes back: the day has 25 hours, from 22:00 to 23:00.
    ['Europe/Berlin', '2024-10-27', [3, 4, 5, 6]],
    ['Europe/Berlin', '2024-10-28', [7]],
    ['UTC', '2024-10-26', [0, 1, 2, 3]],
    ['UTC', '2024-10-25', []],
  ])('keeps midnight of %s on %s', async (timeZone, day, expected) => {
    const found = await slugs(database().db, { by: 'day', day, timeZone }, 'ru')
    expect(found.toReversed()).toEqual(expected.map((index) => `at-${index}`))
  })
})
