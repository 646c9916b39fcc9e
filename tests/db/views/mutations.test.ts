import { describe, expect, it } from 'vitest'
import { lookUpArticle } from '@/lib/articles/lookup'
import { locales } from '@/lib/i18n/locales'
import { countView } from '@/lib/views/mutations'
import { useDatabase } from '@/tests/helpers/database'
import { createEveryState, createStory, everyState, visibleStates } from '@/tests/helpers/stories'

describe('countView', () => {
  const database = useDatabase()

  it('counts each language by itself and says which one it is', async () => {
    const { db } = database()
    const texts = locales.map((locale) => ({ locale, slug: `counted-${locale}` }))
    const { translations } = await createStory(db, { texts })
    for (const { id, locale } of translations) {
      expect(await countView(db, id)).toEqual({ count: 1, locale })
      expect(await countView(db, id)).toEqual({ count: 2, locale })
    }
    for (const { locale, slug } of translations) {
      expect(await lookUpArticle(db, { locale, slug })).toMatchObject({ kind: 'found', article: { views: 2 } })
    }
  })

  it('loses none of fifty views at once, the very first included', async () => {
    const { db } = database()
    const { translations } = await createStory(db, { texts: [{ locale: 'hy', slug: 'crowd' }] })
    const id = translations[0]?.id ?? ''
    const answers = await Promise.all(Array.from({ length: 50 }, () => countView(db, id)))
    const counts = answers.map((answer) => answer.count).sort((a, b) => a - b)
    expect(counts).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
    expect(await db.viewCount.findUnique({ where: { translationId: id } })).toMatchObject({ count: 50 })
  })

  it('does not touch the text it counts for', async () => {
    const { db } = database()
    const { translations } = await createStory(db, { texts: [{ locale: 'ru', slug: 'untouched' }] })
    const where = { id: translations[0]?.id ?? '' }
    const before = await db.translation.findUniqueOrThrow({ where })
    await countView(db, where.id)
    expect(await db.translation.findUniqueOrThrow({ where })).toEqual(before)
  })

  it('refuses what readers cannot see, and leaves no count behind', async () => {
    const { db } = database()
    const stories = await createEveryState(db, { locale: 'en' })
    expect(stories).toHaveLength(everyState.length)
    for (const { id, slug } of stories.flatMap((story) => story.translations)) {
      const visible = visibleStates.includes(slug)
      const outcome = await countView(db, id).catch((error: unknown) => error)
      expect(outcome, slug).toMatchObject(visible ? { count: 1 } : { name: 'AppError', code: 'not_found' })
      expect(await db.viewCount.count({ where: { translationId: id } }), slug).toBe(visible ? 1 : 0)
    }
  })

  it('refuses an id that is nobody’s', async () => {
    await expect(countView(database().db, '01900000-0000-7000-8000-000000000000')).rejects.toMatchObject({
      name: 'AppError',
      code: 'not_found',
    })
  })
})
