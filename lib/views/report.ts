import type pg from 'pg'
import { z } from 'zod'
import { readerKinds, referrerClasses } from './constants'

/** Days of the site's calendar, both included, yyyy-mm-dd. */
export type ReportRange = { from: string; to: string }

export type Report = {
  range: ReportRange
  /** Human views, bots of either kind. */
  totals: Record<(typeof readerKinds)[number], number>
  byDay: [string, number][]
  byHour: [string, number][]
  byLanguage: [string, number][]
  bySection: [string, number][]
  byReferrer: [string, number][]
  /** Title, language, views. */
  stories: { title: string; locale: string; views: number }[]
  /** Stories wanted in a language they do not exist in. */
  missing: { title: string; locale: string; clicks: number }[]
}

const pair = z.object({ name: z.string(), views: z.number() })

/** Everything the newsroom may know of a range. Hours and referrers are there for as long as hours are kept. */
export async function makeReport(client: pg.Client, range: ReportRange): Promise<Report> {
  const values = [range.from, range.to]
  async function pairs(sql: string): Promise<[string, number][]> {
    const { rows } = await client.query(sql, values)
    return z
      .array(pair)
      .parse(rows)
      .map((row) => [row.name, row.views])
  }
  const human = 'd.kind = 0 AND d.day BETWEEN $1::date AND $2::date'
  const hours = 'h.day BETWEEN $1::date AND $2::date'
  const kinds = await pairs(
    `SELECT d.kind::text AS name, sum(d.count)::int AS views FROM view_daily d
     WHERE d.day BETWEEN $1::date AND $2::date GROUP BY 1`,
  )
  const ofKind = (kind: (typeof readerKinds)[number]) =>
    kinds.find(([name]) => name === String(readerKinds.indexOf(kind)))?.[1] ?? 0
  const referrers = await pairs(
    `SELECT h.referrer::text AS name, sum(h.count)::int AS views FROM view_hour h WHERE ${hours} GROUP BY 1 ORDER BY 2 DESC`,
  )
  return {
    range,
    totals: { human: ofKind('human'), spider: ofKind('spider'), automated: ofKind('automated') },
    byDay: await pairs(
      `SELECT d.day::text AS name, sum(d.count)::int AS views FROM view_daily d WHERE ${human} GROUP BY 1 ORDER BY 1`,
    ),
    byHour: await pairs(
      `SELECT lpad(h.hour::text, 2, '0') AS name, sum(h.count)::int AS views FROM view_hour h
       WHERE ${hours} GROUP BY 1 ORDER BY 1`,
    ),
    byLanguage: await pairs(
      `SELECT t.locale AS name, sum(d.count)::int AS views FROM view_daily d JOIN translation t ON t.number = d.target
       WHERE ${human} GROUP BY 1 ORDER BY 2 DESC`,
    ),
    bySection: await pairs(
      `SELECT s.slug AS name, sum(d.count)::int AS views FROM view_daily d JOIN translation t ON t.number = d.target
       JOIN article a ON a.id = t.article_id JOIN section s ON s.id = a.section_id
       WHERE ${human} GROUP BY 1 ORDER BY 2 DESC`,
    ),
    byReferrer: referrers.map(([number, views]) => [referrerClasses[Number(number)] ?? 'other', views]),
    stories: z.array(z.object({ title: z.string(), locale: z.string(), views: z.number() })).parse(
      (
        await client.query(
          `SELECT t.title, t.locale, sum(d.count)::int AS views FROM view_daily d JOIN translation t ON t.number = d.target
           WHERE ${human} GROUP BY t.id ORDER BY 3 DESC, t.id LIMIT 20`,
          values,
        )
      ).rows,
    ),
    missing: z.array(z.object({ title: z.string(), locale: z.string(), clicks: z.number() })).parse(
      (
        await client.query(
          `SELECT t.title, m.locale, sum(m.count)::int AS clicks FROM view_missing m JOIN article a ON a.id = m.article_id
           JOIN translation t ON t.article_id = a.id AND t.locale = a.original_locale
           WHERE m.day BETWEEN $1::date AND $2::date GROUP BY t.id, m.locale ORDER BY 3 DESC, t.id LIMIT 20`,
          values,
        )
      ).rows,
    ),
  }
}

/** The finest counters there are as CSV (RFC 4180): one line for each day, hour, text and referrer. */
export async function makeCsv(client: pg.Client, range: ReportRange): Promise<string> {
  const { rows } = await client.query(
    `SELECT h.day::text, h.hour::int, coalesce(t.locale, '') AS language, coalesce(s.slug, '') AS section,
       h.referrer::int, coalesce(t.title, '') AS title, h.count AS views
     FROM view_hour h LEFT JOIN translation t ON t.number = h.target LEFT JOIN article a ON a.id = t.article_id
     LEFT JOIN section s ON s.id = a.section_id
     WHERE h.day BETWEEN $1::date AND $2::date ORDER BY h.day, h.hour, h.target, h.referrer`,
    [range.from, range.to],
  )
  const lines = rows.map((row) =>
    [row.day, row.hour, row.language, row.section, referrerClasses[row.referrer] ?? 'other', row.title, row.views]
      .map((value) => csvField(String(value)))
      .join(','),
  )
  return ['day,hour,language,section,referrer,title,views', ...lines, ''].join('\r\n')
}

/** A spreadsheet would run what begins with = + - or @; an apostrophe makes it text. */
export function csvField(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) && !/^-?\d+$/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The report as a person reads it in a terminal. */
export function formatReport(report: Report): string {
  const number = (value: number) => new Intl.NumberFormat('en').format(value)
  const table = (title: string, rows: readonly (readonly [string, number])[]) => {
    if (rows.length === 0) return ''
    const width = Math.max(...rows.map(([name]) => name.length))
    return `\n${title}\n${rows.map(([name, value]) => `  ${name.padEnd(width)}  ${number(value).padStart(10)}`).join('\n')}\n`
  }
  const { range, totals } = report
  return [
    `Views from ${range.from} to ${range.to}: ${number(totals.human)}`,
    ` (apart from them: ${number(totals.spider)} requests of spiders, ${number(totals.automated)} of other programs)\n`,
    table('By day', report.byDay),
    table('By hour of the day', report.byHour),
    table('By language', report.byLanguage),
    table('By section', report.bySection),
    table('By where readers came from', report.byReferrer),
    table(
      'Most read',
      report.stories.map((story) => [`${story.title} (${story.locale})`, story.views]),
    ),
    table(
      'Wanted in a language they do not exist in',
      report.missing.map((story) => [`${story.title} (${story.locale})`, story.clicks]),
    ),
  ].join('')
}
