import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { addSearchCounts, countedQuery, forgetSearchCounts } from '@/lib/search/mutations-counts'
import { listSearches } from '@/lib/search/queries-counts'
import { suggest } from '@/lib/search/queries-suggest'
import { useDatabase } from '@/tests/helpers/database'
import { ask } from '@/tests/helpers/search'
import { createStory } from '@/tests/helpers/stories'

describe('corrections', () => {
  const database = useDatabase({
    fill: async ({ db }) => {
      const texts = [
        { locale: 'en', slug: 'gov', title: 'Government resigns', text: 'The cabinet met Gagarin in Yerevan.' },
        { locale: 'ru', slug: 'prav', title: 'Правительство ушло', text: 'Заседание прошло вечером.' },
        { locale: 'hy', slug: 'hay', title: 'Հայաստանի ջուրը', text: 'Լճի ջուրը մաքուր է։' },
      ] as const
      for (const text of texts) await createStory(db, { texts: [text] })
    },
  })

  it.each([
    ['goverment', 'typo', 'government', 'gov'],
    ['правительсвто', 'typo', 'правительство', 'prav'],
    ['ghfdbntkmcndj', 'layout', 'правительство', 'prav'],
    ['пщмуктьуте', 'layout', 'government', 'gov'],
    ['vecherom', 'spelling', 'вечером', 'prav'],
    ['makur', 'spelling', 'մաքուր', 'hay'],
  ])('%s: %s', async (query, kind, corrected, slug) => {
    const { items, correction } = await ask(database().db, { locale: 'en', query })
    expect(correction).toEqual({ kind, query: corrected })
    expect(items.map((item) => item.slug)).toEqual([slug])
  })

  it.each([
    ['Pfctlfybt ghjikj dtxthjv?', 'layout', 'Заседание прошло вечером', 'prav'],
    ['Zasedanie proshlo vecherom', 'spelling', 'заседание прошло вечером', 'prav'],
    ['lchi jury makur e', 'spelling', 'լճի ջուրը մաքուր', 'hay'],
  ])('%s: the whole query by %s', async (query, kind, corrected, slug) => {
    const { items, correction } = await ask(database().db, { locale: 'en', query })
    expect(correction).toEqual({ kind, query: corrected })
    expect(items.map((item) => item.slug)).toEqual([slug])
  })

  it('can be refused', async () => {
    const { items, correction } = await ask(database().db, { locale: 'en', query: 'goverment', exact: true })
    expect({ items, correction }).toEqual({ items: [], correction: null })
  })

  it('leave known words and filters alone', async () => {
    const { correction } = await ask(database().db, { locale: 'en', query: 'goverment cabinet', section: 'region' })
    expect(correction?.query).toBe('government cabinet section:region')
  })

  it('give way to some of the words where nothing has them all', async () => {
    const { items, relaxed, correction } = await ask(database().db, { locale: 'en', query: 'cabinet вечером' })
    expect(correction).toBeNull()
    expect(relaxed).toBe(true)
    expect(items.map(({ slug }) => slug).sort()).toEqual(['gov', 'prav'])
  })

  it('are not needed for a name in another script', async () => {
    for (const query of ['Ереван', 'Երևան', 'Yerevan']) {
      const { items, correction } = await ask(database().db, { locale: 'en', query })
      expect(items.map(({ slug }) => slug)).toEqual(['gov'])
      expect(correction).toBeNull()
    }
  })

  it('are offered while one types, too', async () => {
    const suggested = await suggest(database().db, { locale: 'en', query: 'Goverment' })
    expect(suggested.map(({ title }) => title)).toContain('Government resigns')
  })
})

describe('suggestions', () => {
  const database = useDatabase({
    fill: async ({ db }) => {
      for (const locale of locales) {
        await createStory(db, {
          section: 'bridges',
          tags: ['bridge-building'],
          authors: ['bridget-lo'],
          texts: [{ locale, slug: `b-${locale}`, title: 'Bridge opened' }],
        })
      }
      const ids = {
        section: (await db.section.findFirstOrThrow({ where: { slug: 'bridges' } })).id,
        tag: (await db.tag.findFirstOrThrow({ where: { slug: 'bridge-building' } })).id,
        author: (await db.author.findFirstOrThrow({ where: { slug: 'bridget-lo' } })).id,
      }
      await db.sectionTranslation.create({ data: { sectionId: ids.section, locale: 'en', name: 'Bridges' } })
      await db.tagTranslation.create({ data: { tagId: ids.tag, locale: 'en', name: 'Building Bridges' } })
      await db.authorTranslation.create({ data: { authorId: ids.author, locale: 'en', name: 'Bridget Lo' } })
      await addSearchCounts(db, [
        { locale: 'en', query: 'bridge tolls', searches: 5, found: 2 },
        { locale: 'en', query: 'bridge of nowhere', searches: 9, found: 0 },
        { locale: 'en', query: 'bridge once', searches: 1, found: 2 },
        { locale: 'ru', query: 'bridge ru', searches: 9, found: 2 },
      ])
    },
  })

  it('are sections, topics, authors, earlier searches and stories', async () => {
    const found = await suggest(database().db, { locale: 'en', query: 'bridg' })
    expect(found.filter(({ kind }) => kind !== 'story').map(({ kind, href }) => [kind, href])).toEqual([
      ['query', '/en/search?q=bridge%20tolls'],
      ['section', '/en/sections/bridges'],
      ['author', '/en/authors/bridget-lo'],
      ['tag', '/en/tags/bridge-building'],
    ])
    expect(found.filter(({ kind }) => kind === 'story')).toHaveLength(locales.length)
  })
})

describe('counts of searches', () => {
  const database = useDatabase()

  it('add up by the day, tell what found nothing, and are forgotten', async () => {
    const { db } = database()
    await addSearchCounts(db, [{ locale: 'en', query: 'snow', searches: 2, found: 3 }])
    await addSearchCounts(db, [
      { locale: 'en', query: 'snow', searches: 1, found: 4 },
      { locale: 'hy', query: 'վիշապ', searches: 1, found: 0 },
    ])
    expect(await listSearches(db, { days: 7, limit: 10 })).toEqual([
      { locale: 'en', query: 'snow', searches: 3, found: 4 },
      { locale: 'hy', query: 'վիշապ', searches: 1, found: 0 },
    ])
    expect(await listSearches(db, { days: 7, limit: 10, nothingFound: true })).toHaveLength(1)
    await db.$executeRaw`UPDATE search_count SET day = day - 8`
    expect(await forgetSearchCounts(db)).toBe(1)
    await db.$executeRaw`UPDATE search_count SET day = day - 90`
    expect(await forgetSearchCounts(db)).toBe(1)
  })

  it.each(['me@example.org', '+374 10 123 456', '', '   ', 'x'.repeat(101)])('leave out %j', (query) => {
    expect(countedQuery(query)).toBeNull()
  })
})
