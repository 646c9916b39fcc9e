import { describe, expect, it } from 'vitest'
import { listArticles, listChosen, listSectionStrips } from '@/lib/articles/queries'
import { locales } from '@/lib/i18n/locales'
import { useDatabase } from '@/tests/helpers/database'
import { createEveryState, createStory, inMinutes, visibleStates } from '@/tests/helpers/stories'

describe('the strips of a front page', () => {
  const database = useDatabase({
    fill: async ({ db }) => {
      for (const locale of locales) await createEveryState(db, { locale })
      for (const [number, section] of ['city', 'city', 'city', 'science'].entries()) {
        const publishedAt = inMinutes(-100 - number)
        await createStory(db, { section, texts: [{ locale: 'ru', slug: `${section}-${number}`, publishedAt }] })
      }
      const texts = [
        { locale: 'hy', slug: 'both-hy', publishedAt: inMinutes(-300) },
        { locale: 'ru', slug: 'both-ru', publishedAt: inMinutes(-50) },
      ] as const
      await createStory(db, { section: 'culture', texts: [...texts] })
    },
  })

  const strips = async (place: 'ru' | readonly ['hy', 'ru']) => {
    const found = await listSectionStrips(database().db, { place, limit: 2 })
    return Object.fromEntries([...found].map(([section, stories]) => [section, stories.map(({ slug }) => slug)]))
  }

  it('have the newest public stories of each section that has any', async () => {
    expect(await strips('ru')).toEqual({
      region: visibleStates,
      city: ['city-0', 'city-1'],
      science: ['science-3'],
      culture: ['both-ru'],
    })
  })

  it('show a story once, in the first of a reader’s languages', async () => {
    expect((await strips(['hy', 'ru'])).culture).toEqual(['both-hy'])
  })

  it('say what the list of the section says', async () => {
    const { db } = database()
    const found = await listSectionStrips(db, { place: 'ru', limit: 2 })
    for (const [slug, stories] of found) {
      const page = await listArticles(db, { locale: 'ru', filter: { by: 'section', slug }, limit: 2 })
      expect(page.items, slug).toEqual(stories)
    }
  })

  it('follow a story into another section', async () => {
    const { db } = database()
    const science = await db.section.findUniqueOrThrow({ where: { slug: 'science' } })
    const [moved] = await listArticles(db, { locale: 'ru', filter: { by: 'section', slug: 'city' } }).then(
      (p) => p.items,
    )
    await db.article.update({ where: { id: moved?.articleId }, data: { sectionId: science.id } })
    expect(await strips('ru')).toMatchObject({ city: ['city-1', 'city-2'], science: ['city-0', 'science-3'] })
  })

  it('come by their ids too, in the order of these, without those that are gone', async () => {
    const { db } = database()
    const { items } = await listArticles(db, { locale: 'ru', filter: { by: 'all' } })
    const ids = items.map(({ translationId }) => translationId).reverse()
    const gone = '01900000-0000-7000-8000-000000000000'
    const chosen = await listChosen(db, { translationIds: [gone, ...ids], pageLocale: 'ru' })
    expect(chosen).toEqual(items.toReversed())
    expect(await listChosen(db, { translationIds: [], pageLocale: 'ru' })).toEqual([])
  })
})
