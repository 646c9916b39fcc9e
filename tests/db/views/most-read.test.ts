import { describe, expect, it } from 'vitest'
import type { Db } from '@/lib/db'
import type { Languages } from '@/lib/i18n/languages'
import { locales } from '@/lib/i18n/locales'
import { listMonthTotals, listMostRead, listRising } from '@/lib/views/queries'
import { useDatabase } from '@/tests/helpers/database'
import { createEveryState, createStory, inMinutes, visibleStates } from '@/tests/helpers/stories'

const dayLength = 86_400_000

/** Counters of a text, `ago` hours before now; the days they belong to are there. */
async function addViews(db: Db, view: { translationId: string; ago: number; count: number }) {
  const { number } = await db.translation.findUniqueOrThrow({ where: { id: view.translationId } })
  const instant = Date.now() - view.ago * 3_600_000
  const day = new Date(Math.floor(instant / dayLength) * dayLength)
  const hour = Math.floor((instant - day.getTime()) / 3_600_000)
  await db.viewDay.upsert({
    where: { day },
    create: { day, startsAt: day, endsAt: new Date(day.getTime() + dayLength) },
    update: {},
  })
  await db.viewHour.upsert({
    where: { day_hour_target_referrer: { day, hour, target: number, referrer: 0 } },
    create: { day, hour, target: number, referrer: 0, count: view.count },
    update: { count: { increment: view.count } },
  })
}

describe('what is read most', () => {
  const database = useDatabase()
  const slugs = async (query: Parameters<typeof listMostRead>[1]) =>
    (await listMostRead(database().db, query)).map((story) => story.slug)

  it('is what had most views in the period, by language and section, the older the lighter', async () => {
    const { db } = database()
    const add = async (slug: string, section: string, views: [number, number][]) => {
      const story = await createStory(db, {
        section,
        texts: locales.map((locale) => ({ locale, slug: `${slug}-${locale}` })),
      })
      for (const [ago, count] of views) {
        await addViews(db, { translationId: story.translations[0]?.id ?? '', ago, count })
      }
    }
    await add('yesterday', 'city', [[20, 100]])
    await add('now', 'city', [[0, 60]])
    await add('last-week', 'region', [[120, 1_000]])
    await add('last-month', 'region', [[600, 3_000]])
    const [locale] = locales
    const all = { place: locale, limit: 10 }
    expect(await slugs({ ...all, period: 'day' })).toEqual([`now-${locale}`, `yesterday-${locale}`])
    expect(await slugs({ ...all, period: 'week' })).toEqual([
      `last-week-${locale}`,
      `yesterday-${locale}`,
      `now-${locale}`,
    ])
    expect(await slugs({ ...all, period: 'month' })).toEqual([
      `last-week-${locale}`,
      `last-month-${locale}`,
      `yesterday-${locale}`,
      `now-${locale}`,
    ])
    expect(await slugs({ ...all, period: 'month', section: 'city' })).toHaveLength(2)
    expect(await slugs({ ...all, period: 'month', limit: 1 })).toHaveLength(1)
    // The other languages were not read.
    expect(await slugs({ ...all, place: 'ru', period: 'month' })).toEqual([])
    // In a list of languages a story counts whatever language it was read in, and is shown in the first.
    const languages: Languages = ['hy', locale]
    expect(await slugs({ ...all, place: languages, period: 'day' })).toEqual(['now-hy', 'yesterday-hy'])
  })

  it.each(locales)('shows in %s only what readers may see', async (locale) => {
    const { db } = database()
    const stories = await createEveryState(db, { locale })
    for (const story of stories) {
      await addViews(db, { translationId: story.translations[0]?.id ?? '', ago: 0, count: 5_000 })
    }
    const found = await slugs({ place: locale, period: 'day', limit: 50 })
    expect(found.filter((slug) => !/^(now|yesterday)/.test(slug)).sort()).toEqual([...visibleStates].sort())
    await db.translation.deleteMany({
      where: { slug: { in: stories.flatMap((s) => s.translations.map((t) => t.slug)) } },
    })
  })

  it('names what gains readers beyond expectation', async () => {
    const { db } = database()
    const texts = [{ locale: 'ru' as const, publishedAt: inMinutes(-600) }]
    const steady = await createStory(db, { texts: texts.map((text) => ({ ...text, slug: 'steady' })) })
    const rising = await createStory(db, { texts: texts.map((text) => ({ ...text, slug: 'rising' })) })
    for (const ago of [0, 1, 2, 3, 4]) {
      // The present hour has just begun for this one.
      if (ago > 0) await addViews(db, { translationId: steady.translations[0]?.id ?? '', ago, count: 40 })
      await addViews(db, { translationId: rising.translations[0]?.id ?? '', ago, count: ago === 0 ? 200 : 5 })
    }
    const found = await listRising(db, { place: 'ru', limit: 5 })
    expect(found.map((story) => story.slug)).toEqual(['rising'])
    expect(await listRising(db, { place: 'hy', limit: 5 })).toEqual([])
  })

  it('adds up a month by kind', async () => {
    const { db } = database()
    const days = ['2025-01-31', '2025-02-01', '2025-02-28'].map((day) => new Date(day))
    await db.viewDaily.createMany({
      data: days.flatMap((day) => [0, 1, 2].map((kind) => ({ day, target: 1, kind, count: kind + 1 }))),
    })
    const totals = await listMonthTotals(db, 12)
    expect(totals.filter(({ month }) => month.startsWith('2025'))).toEqual([
      { month: '2025-02', human: 2, spider: 4, automated: 6 },
      { month: '2025-01', human: 1, spider: 2, automated: 3 },
    ])
  })
})
