import { describe, expect, it } from 'vitest'
import { getArchiveMonth } from '@/lib/discovery/queries'
import { listRelated } from '@/lib/discovery/related/queries'
import { locales } from '@/lib/i18n/locales'
import { useDatabase } from '@/tests/helpers/database'
import { type CreatedStory, createStory, inMinutes } from '@/tests/helpers/stories'

describe('related reading', () => {
  let read: CreatedStory
  const database = useDatabase({
    fill: async ({ db }) => {
      const texts = (name: string, title: string) =>
        locales.map((locale) => ({ locale, slug: `${name}-${locale}`, title: `${title} ${locale}` }))
      read = await createStory(db, {
        section: 'city',
        tags: ['trams', 'night'],
        texts: texts('read', 'Observatory telescope'),
      })
      await createStory(db, { section: 'world', tags: ['trams', 'night'], texts: texts('topics', 'Depot') })
      await createStory(db, { section: 'world', texts: texts('words', 'Telescope of the observatory') })
      await createStory(db, { section: 'city', texts: texts('section', 'Bridge') })
      await createStory(db, { section: 'world', texts: texts('other', 'Bread') })
      const hidden = texts('hidden', 'Observatory telescope').map((text) => ({ ...text, status: 'draft' as const }))
      await createStory(db, { section: 'city', tags: ['trams', 'night'], texts: hidden })
    },
  })

  it.each(locales)('is in %s, about the same, and never the story itself or a hidden one', async (locale) => {
    const translationId = read.translations.find((translation) => translation.locale === locale)?.id ?? ''
    const stories = await listRelated(database().db, { articleId: read.articleId, translationId, locale, limit: 10 })
    expect(stories.map((story) => story.slug)).toEqual([
      `topics-${locale}`,
      `words-${locale}`,
      `section-${locale}`,
      `other-${locale}`,
    ])
  })
})

describe('a month of the archive', () => {
  const database = useDatabase({
    fill: async ({ db }) => {
      const at = (slug: string, time: string) => ({ locale: 'hy' as const, slug, publishedAt: new Date(time) })
      // In Yerevan (UTC+4) the first of these is a day of April already.
      await createStory(db, { texts: [at('border', '2024-03-31T21:00:00Z')] })
      await createStory(db, {
        texts: [
          at('first', '2024-03-05T10:00:00Z'),
          { locale: 'ru', slug: 'p', publishedAt: new Date('2024-03-09T10:00:00Z') },
        ],
      })
      await createStory(db, { texts: [at('again', '2024-03-05T11:00:00Z')] })
      await createStory(db, { texts: [{ ...at('draft', '2024-03-07T11:00:00Z'), status: 'draft' as const }] })
      await createStory(db, { texts: [{ locale: 'hy', slug: 'future', publishedAt: inMinutes(60) }] })
    },
  })
  const timeZone = 'Asia/Yerevan'

  it('has the days with stories, in the site’s time zone', async () => {
    const { db } = database()
    const march = { month: '2024-03', timeZone }
    expect((await getArchiveMonth(db, { ...march, place: 'hy' })).days).toEqual(['2024-03-05'])
    expect((await getArchiveMonth(db, { ...march, place: ['hy', 'ru'] })).days).toEqual(['2024-03-05', '2024-03-09'])
    expect((await getArchiveMonth(db, { ...march, month: '2024-04', place: 'hy' })).days).toEqual(['2024-04-01'])
  })

  it('is the present one when none is asked for, without what is still to come', async () => {
    const { month, days, today } = await getArchiveMonth(database().db, { place: 'hy', timeZone })
    expect(today.slice(0, 7)).toBe(month)
    expect(days).toEqual([])
  })
})
