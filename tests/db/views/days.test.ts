import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { closeDays, forgetOldHours, rollUpViews } from '@/lib/views/roll-up'
import { useDatabase } from '@/tests/helpers/database'
import { query } from '@/tests/helpers/query'
import { createStory } from '@/tests/helpers/stories'
import { reader, readingOf, useCounters } from '@/tests/helpers/views'

const hour = 3_600_000

/** Every 128-bit value the tables hold, as hex. */
async function keysIn(url: string): Promise<string[]> {
  const rows = await query(
    url,
    `select replace(key::text, '-', '') as key from view_even
    union all select replace(key::text, '-', '') from view_odd`,
  )
  return rows.map((row) => String(row.key))
}

describe('a day of the site’s calendar', () => {
  const zone = 'Asia/Yerevan'
  const database = useDatabase({
    fill: async ({ db }) => void (await db.siteSettings.create({ data: { id: 1, timeZone: zone } })),
  })
  const { start } = useCounters()
  /** Midnight in Yerevan (UTC+4) at the beginning of 25 November 2026. */
  const midnight = Date.parse('2026-11-24T20:00:00Z')
  let clock = midnight - 10 * 60_000
  const now = () => clock

  it('begins at midnight in the site’s time zone with another salt; the same reader counts again', async () => {
    const story = await createStory(database().db, {
      texts: [{ locale: 'hy', slug: 'midnight', publishedAt: new Date('2026-11-01') }],
    })
    const counter = await start({ url: database().url, now })
    const view = { ...readingOf(story), reader: reader(1) }
    expect(await counter.count(view)).toMatchObject({ count: 1 })
    clock = midnight - 1
    expect(await counter.count(view)).toMatchObject({ count: 1 })
    clock = midnight
    expect(await counter.count(view)).toMatchObject({ count: 2 })
    clock = midnight + 5 * hour
    expect(await counter.count(view)).toMatchObject({ count: 2 })
    const days = await query(database().url, 'select day::text, starts_at, ends_at from view_day order by day')
    expect(days.map((row) => row.day)).toEqual(['2026-11-24', '2026-11-25'])
    expect(days[1]?.starts_at).toEqual(new Date(midnight))
    const salts = await query(database().url, 'select salt from view_salt')
    expect(new Set(salts.map((row) => String(row.salt))).size).toBe(2)
  })

  it('keeps nothing that links two stories of one reader', async () => {
    const { db, url } = database()
    const stories = []
    for (const slug of ['link-a', 'link-b', 'link-c']) {
      stories.push(await createStory(db, { texts: [{ locale: 'hy', slug, publishedAt: new Date('2026-11-01') }] }))
    }
    const before = new Set(await keysIn(url))
    const counter = await start({ url, now })
    for (const number of [11, 12, 13, 14]) {
      for (const story of stories) await counter.count({ ...readingOf(story), reader: reader(number) })
    }
    const fresh = (await keysIn(url)).filter((key) => !before.has(key))
    expect(new Set(fresh).size).toBe(12)
    // No two keys share more leading or trailing digits than chance has it.
    const edges = fresh.flatMap((key) => [key.slice(0, 8), key.slice(-8)])
    expect(new Set(edges).size).toBe(24)
  })

  it('is rolled up and destroyed an hour after its end: keys, salt, and every way back to a reader', async () => {
    const { db, url } = database()
    const [saltRow] = await query(url, `select salt from view_salt where day = '2026-11-24'`)
    const salt = saltRow?.salt
    if (!Buffer.isBuffer(salt)) throw new Error('the day has no salt')
    const [article] = await query(url, `select article_id as id from translation where slug = 'midnight'`)
    /** Whoever has salt, story and user agent finds a reader by trying addresses. */
    const guess = (network: string) =>
      createHmac('sha256', salt)
        .update(`${article?.id}\0${network}\0${reader(1).agent}`)
        .digest('hex')
        .slice(0, 32)
    // The addresses of a /16; `npm run chaos:views -- --guess` tries all there are.
    const guesses = new Set(Array.from({ length: 65_536 }, (_, host) => guess(`10.0.${host >> 8}.${host & 255}`)))
    const found = async () => (await keysIn(url)).filter((key) => guesses.has(key)).length
    expect(await found()).toBe(1)

    await rollUpViews(db)
    expect(await closeDays(db, new Date(midnight + hour - 1))).toEqual([])
    expect(await found()).toBe(1)
    expect(await closeDays(db, new Date(midnight + hour))).toEqual(['2026-11-24'])
    expect(await closeDays(db, new Date(midnight + hour))).toEqual([])
    expect(await found()).toBe(0)
    const salts = await query(url, 'select day::text from view_salt order by day')
    expect(salts.map((row) => row.day)).toEqual(['2026-11-25', '2026-11-26'])
    const all = await query(url, `select relname from pg_class where relname like 'view_%' and relkind = 'r'`)
    for (const { relname } of all) {
      const rows = await query(url, `select t::text as row from ${relname} t`)
      expect(
        rows.filter((row) => String(row.row).includes(salt.toString('hex'))),
        String(relname),
      ).toEqual([])
    }
  })

  it('leaves its numbers: by hour and day, and in the story’s number', async () => {
    const { db, url } = database()
    const [row] = await query(
      url,
      `select t.article_id as id, c.count, d.count as daily, h.hour, h.count as hourly from translation t
       join view_count c on c.translation_id = t.id
       join view_daily d on d.target = t.number and d.day = '2026-11-24' and d.kind = 0
       join view_hour h on h.target = t.number and h.day = '2026-11-24' where t.slug = 'midnight'`,
    )
    expect(row).toMatchObject({ count: 1, daily: 1, hour: 23, hourly: 1 })
    const counter = await start({ url, now })
    expect(await counter.total(String(row?.id))).toBe(2)
    await rollUpViews(db)
    await rollUpViews(db)
    clock = midnight + 25 * hour
    expect(await closeDays(db, new Date(clock))).toEqual(['2026-11-25'])
    const again = await start({ url, now })
    expect(await again.total(String(row?.id))).toBe(2)
    expect(await keysIn(url)).toEqual([])
    await forgetOldHours(db, new Date(midnight + 60 * 24 * hour))
    expect(await query(url, 'select 1 as one from view_hour')).toEqual([])
  })

  it('has 25 hours when the clock is put back, and no gap when the time zone is changed', async () => {
    const { db, url } = database()
    await db.siteSettings.update({ where: { id: 1 }, data: { timeZone: 'Europe/Berlin' } })
    clock = Date.parse('2027-10-31T12:00:00Z')
    await start({ url, now })
    const days = await query(
      url,
      `select day::text, extract(epoch from ends_at - starts_at)::int / 3600 as hours from view_day
       where day >= '2027-10-31' order by day`,
    )
    expect(days).toEqual([
      { day: '2027-10-31', hours: 25 },
      { day: '2027-11-01', hours: 24 },
    ])
    await db.siteSettings.update({ where: { id: 1 }, data: { timeZone: 'Asia/Yerevan' } })
    clock += 24 * hour
    await start({ url, now })
    const [gap] = await query(
      url,
      `select count(*)::int as gaps from view_day a join view_day b on b.day = a.day + 1
       where a.day >= '2027-10-31' and a.ends_at <> b.starts_at`,
    )
    expect(gap).toEqual({ gaps: 0 })
  })
})
