import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { withClient } from '@/lib/runtime/database-client'
import { type ReaderKind, type ReferrerClass, readerKinds } from '@/lib/views/constants'
import { referrerNumber } from '@/lib/views/referrer'
import { formatReport, makeCsv, makeReport, type ReportRange } from '@/lib/views/report'
import { useDatabase } from '@/tests/helpers/database'
import { createStory } from '@/tests/helpers/stories'

const range = { from: '2026-11-01', to: '2026-11-30' }

type Hour = { day: string; hour: number; text: string; referrer: ReferrerClass; count: number }

const hours: Hour[] = [
  { day: '2026-10-31', hour: 23, text: 'bridge-en', referrer: 'direct', count: 1_000 },
  { day: '2026-11-01', hour: 0, text: 'bridge-en', referrer: 'search', count: 5 },
  { day: '2026-11-01', hour: 9, text: 'bridge-hy', referrer: 'social', count: 7 },
  { day: '2026-11-30', hour: 9, text: 'match-ru', referrer: 'direct', count: 11 },
  { day: '2026-12-01', hour: 0, text: 'match-ru', referrer: 'direct', count: 1_000 },
]

describe('the newsroom’s report', () => {
  const database = useDatabase({
    fill: async ({ db }) => {
      const bridge = await createStory(db, {
        section: 'city',
        texts: [
          { locale: 'en', slug: 'bridge-en', title: '=The "bridge", reopened' },
          { locale: 'hy', slug: 'bridge-hy', title: 'Կամուրջը' },
        ],
      })
      await createStory(db, { section: 'sport', texts: [{ locale: 'ru', slug: 'match-ru', title: 'Матч' }] })
      const numbers = new Map((await db.translation.findMany()).map((text) => [text.slug, text.number]))
      const target = (slug: string) => numbers.get(slug) ?? -1
      for (const { day, hour, text, referrer, count } of hours) {
        const cell = { day: new Date(day), target: target(text) }
        await db.viewHour.create({ data: { ...cell, hour, referrer: referrerNumber(referrer), count } })
        await db.viewDaily.create({ data: { ...cell, kind: 0, count } })
      }
      const machines: [ReaderKind, number][] = [
        ['spider', 30],
        ['automated', 4],
      ]
      for (const [kind, count] of machines) {
        const cell = { day: new Date('2026-11-02'), target: target('bridge-en') }
        await db.viewDaily.create({ data: { ...cell, kind: readerKinds.indexOf(kind), count } })
      }
      for (const day of ['2026-11-03', '2026-12-03']) {
        await db.viewMissing.create({
          data: { day: new Date(day), articleId: bridge.articleId, locale: 'ru', count: 3 },
        })
      }
    },
  })
  const report = (wanted: ReportRange = range) => withClient(database().url, (client) => makeReport(client, wanted))

  it('adds up the days it was asked for, both included, people apart from machines', async () => {
    expect(await report()).toEqual({
      range,
      totals: { human: 23, spider: 30, automated: 4 },
      byDay: [
        ['2026-11-01', 12],
        ['2026-11-30', 11],
      ],
      byHour: [
        ['00', 5],
        ['09', 18],
      ],
      byLanguage: [
        ['ru', 11],
        ['hy', 7],
        ['en', 5],
      ],
      bySection: [
        ['city', 12],
        ['sport', 11],
      ],
      byReferrer: [
        ['direct', 11],
        ['social', 7],
        ['search', 5],
      ],
      stories: [
        { title: 'Матч', locale: 'ru', views: 11 },
        { title: 'Կամուրջը', locale: 'hy', views: 7 },
        { title: '=The "bridge", reopened', locale: 'en', views: 5 },
      ],
      missing: [{ title: '=The "bridge", reopened', locale: 'ru', clicks: 3 }],
    })
    expect((await report({ from: '2026-11-02', to: '2026-11-29' })).totals).toEqual({
      human: 0,
      spider: 30,
      automated: 4,
    })
  })

  it('is a text that names every figure', async () => {
    const text = formatReport(await report())
    expect(text).toMatch(
      /^Views from 2026-11-01 to 2026-11-30: 23 \(apart from them: 30 requests of spiders, 4 of other/,
    )
    for (const locale of locales) expect(text).toMatch(new RegExp(`^ {2}${locale} +\\d+$`, 'm'))
    expect(text).toMatch(/Wanted in a language they do not exist in\n {2}=The "bridge", reopened \(ru\) +3\n/)
  })

  it('is a table for a spreadsheet, in which no title becomes a formula', async () => {
    const csv = await withClient(database().url, (client) => makeCsv(client, range))
    expect(csv.split('\r\n')).toEqual([
      'day,hour,language,section,referrer,title,views',
      `2026-11-01,0,en,city,search,"'=The ""bridge"", reopened",5`,
      '2026-11-01,9,hy,city,social,Կամուրջը,7',
      '2026-11-30,9,ru,sport,direct,Матч,11',
      '',
    ])
  })
})
