import { isPublic } from '@/lib/articles/ability'
import { listChosen } from '@/lib/articles/queries'
import type { ArticleSummary } from '@/lib/articles/types'
import type { Db } from '@/lib/db'
import { languagesOf, type Place } from '@/lib/i18n/languages'
import { type MostReadPeriod, mostReadPeriods, type ReaderKind, readerKinds } from './constants'
import { type HourCounts, risingStories } from './trend'

type Scored = { translation_id: string; score: number }

/**
 * What is read most: human views of a period, the older the lighter. With a reader's list of languages a story's views
 * in any of them count together, and it is shown in the first of them it exists in.
 */
export async function listMostRead(
  db: Db,
  query: { place: Place; period: MostReadPeriod; section?: string; limit: number },
): Promise<ArticleSummary[]> {
  const { hours, halfLife } = mostReadPeriods[query.period]
  const languages = languagesOf(query.place)
  const scored = await db.$queryRaw<Scored[]>`
    WITH scored AS (
      SELECT t.article_id, sum(h.count * power(0.5, age.hours / ${halfLife}::float)) AS score
      FROM view_hour h
      JOIN view_day d ON d.day = h.day
      CROSS JOIN LATERAL (SELECT extract(epoch FROM now() - d.starts_at)::float / 3600 - h.hour AS hours) age
      JOIN translation t ON t.number = h.target AND t.locale = ANY(${[...languages]}::text[])
      WHERE h.day >= (now() - make_interval(hours => ${hours + 24}::int))::date AND age.hours < ${hours}::float
      GROUP BY t.article_id
    )
    SELECT shown.id AS translation_id, scored.score::float
    FROM scored
    JOIN article a ON a.id = scored.article_id
    JOIN section s ON s.id = a.section_id
    JOIN LATERAL (
      SELECT t.id FROM translation t
      WHERE t.article_id = a.id AND t.locale = ANY(${[...languages]}::text[])
        AND ${isPublic('t')}
      ORDER BY array_position(${[...languages]}::text[], t.locale) LIMIT 1
    ) shown ON true
    WHERE ${query.section ?? null}::text IS NULL OR s.slug = ${query.section ?? null}
    ORDER BY scored.score DESC, shown.id DESC LIMIT ${query.limit}`
  return listChosen(db, { translationIds: scored.map((row) => row.translation_id), pageLocale: languages[0] })
}

/** Hours of age for which the typical curve of a story is learnt, and days it is learnt from. */
const curve = { hours: 72, days: 30 }

/** Stories that gain more readers than stories of their age usually do at this hour of the day. */
export async function listRising(db: Db, query: { place: Place; limit: number }): Promise<ArticleSummary[]> {
  const languages = languagesOf(query.place)
  const [recent, ages, hours, present] = await Promise.all([
    db.$queryRaw<(HourCounts & { hour_age: number })[]>`
      SELECT t.id, floor(age.hours)::int AS hour_age, sum(h.count)::int AS count,
        floor(extract(epoch FROM now() - t.published_at) / 3600)::int AS age
      FROM view_hour h
      JOIN view_day d ON d.day = h.day
      CROSS JOIN LATERAL (SELECT extract(epoch FROM now() - d.starts_at)::float / 3600 - h.hour AS hours) age
      JOIN translation t ON t.number = h.target AND t.locale = ANY(${[...languages]}::text[])
        AND ${isPublic('t')}
      WHERE h.day >= (now() - interval '2 days')::date AND age.hours >= 0 AND age.hours < 6
      GROUP BY t.id, 2`,
    db.$queryRaw<{ age: number; count: number }[]>`
      SELECT age.hours AS age, sum(h.count)::int AS count
      FROM view_hour h
      JOIN view_day d ON d.day = h.day
      JOIN translation t ON t.number = h.target
      CROSS JOIN LATERAL (
        SELECT floor((extract(epoch FROM d.starts_at - t.published_at)) / 3600 + h.hour)::int AS hours
      ) age
      WHERE h.day >= (now() - make_interval(days => ${curve.days}::int))::date
        AND age.hours BETWEEN 0 AND ${curve.hours}::int
      GROUP BY 1`,
    db.$queryRaw<{ hour: number; count: number }[]>`
      SELECT hour::int, sum(count)::int AS count FROM view_hour
      WHERE day >= (now() - interval '14 days')::date GROUP BY hour`,
    db.$queryRaw<{ hours: number }[]>`
      SELECT extract(epoch FROM now() - starts_at)::float / 3600 AS hours FROM view_day
      WHERE starts_at <= now() AND ends_at > now()`,
  ])
  const ids = risingStories({
    recent: recent.map((row) => ({ ...row, hourAge: row.hour_age })),
    ages: new Map(ages.map((row) => [row.age, row.count])),
    hoursOfDay: new Map(hours.map((row) => [row.hour, row.count])),
    hoursIntoDay: present[0]?.hours ?? 0,
  })
  return listChosen(db, { translationIds: ids.slice(0, query.limit), pageLocale: languages[0] })
}

export type MonthTotals = { month: string } & Record<ReaderKind, number>

/** Requests for stories by month and kind, the newest months first. */
export async function listMonthTotals(db: Db, months: number): Promise<MonthTotals[]> {
  const rows = await db.$queryRaw<{ month: string; kind: number; count: number }[]>`
    SELECT to_char(day, 'YYYY-MM') AS month, kind::int, sum(count)::int AS count FROM view_daily
    GROUP BY 1, 2 ORDER BY 1 DESC LIMIT ${months * readerKinds.length}`
  const totals = new Map<string, MonthTotals>()
  for (const { month, kind, count } of rows) {
    const total = totals.get(month) ?? { month, human: 0, spider: 0, automated: 0 }
    const name = readerKinds[kind]
    if (name) total[name] = count
    totals.set(month, total)
  }
  return [...totals.values()].slice(0, months)
}
