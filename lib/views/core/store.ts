import type { Pool, PoolClient } from 'pg'
import { z } from 'zod'
import { locales } from '@/lib/i18n/locales'
import { readerKinds } from '../constants'
import type { Entry, StoryFacts } from '../types'
import { rowTable } from './days'

const factSchema = z.object({
  article_id: z.string(),
  id: z.string(),
  number: z.number(),
  locale: z.enum(locales),
  readable: z.boolean(),
  total: z.number(),
})

const human = readerKinds.indexOf('human')

/**
 * What counting needs to know of stories: their public translations, and their number, which is that of the closed days and
 * the rows of the open ones. `readable` repeats lib/articles/ability.ts; a test holds the two together.
 */
export async function loadStories(options: {
  pool: Pool
  articleIds: string[]
}): Promise<Map<string, Omit<StoryFacts, 'staleAt'>>> {
  const { rows } = await options.pool.query(
    `SELECT t.article_id, t.id, t.number, t.locale,
       (t.status IN ('published', 'scheduled') AND t.published_at <= now()) AS readable,
       (coalesce((SELECT count FROM view_count c WHERE c.translation_id = t.id), 0)
         + (SELECT count(*) FROM view_even e WHERE e.target = t.number)
         + (SELECT count(*) FROM view_odd o WHERE o.target = t.number))::int AS total
     FROM translation t WHERE t.article_id = ANY($1::uuid[])`,
    [options.articleIds],
  )
  const stories = new Map<string, Omit<StoryFacts, 'staleAt'>>()
  for (const row of z.array(factSchema).parse(rows)) {
    const story = stories.get(row.article_id) ?? { total: 0, translations: new Map() }
    story.total += row.total
    if (row.readable) story.translations.set(row.id, { number: row.number, locale: row.locale })
    stories.set(row.article_id, story)
  }
  return stories
}

export type Row = Pick<Entry, 'key' | 'hour' | 'referrer'> & { target: number }

const freshSchema = z.array(z.object({ target: z.number(), fresh: z.number() }))

/**
 * Writes rows of one day in one statement, which is one commit. A key that is there already is the same reader again.
 *
 * @returns views that were counted by target, or null when the day is closed
 */
export async function insertRows(options: {
  pool: Pool
  day: string
  rows: readonly Row[]
}): Promise<Map<number, number> | null> {
  const { rows } = options
  const array = (values: readonly (string | number)[]) => `{${values.join(',')}}`
  const result = await options.pool.query({
    name: `views-${rowTable(options.day)}`,
    text: `WITH fresh AS (
        INSERT INTO ${rowTable(options.day)} (key, target, hour, referrer)
        SELECT * FROM unnest($2::uuid[], $3::int[], $4::smallint[], $5::smallint[])
        WHERE EXISTS (SELECT FROM view_day WHERE day = $1::date AND closed_at IS NULL)
        ON CONFLICT DO NOTHING RETURNING target)
      SELECT 0 AS target, 0 AS fresh FROM view_day WHERE day = $1::date AND closed_at IS NULL
      UNION ALL SELECT target, count(*)::int FROM fresh GROUP BY target`,
    values: [
      options.day,
      array(rows.map((row) => row.key)),
      array(rows.map((row) => row.target)),
      array(rows.map((row) => row.hour)),
      array(rows.map((row) => row.referrer)),
    ],
  })
  const counted = freshSchema.parse(result.rows)
  if (counted.length === 0) return null
  return new Map(counted.map(({ target, fresh }) => [target, fresh]))
}

export type LateView = { day: string; hour: number; referrer: number; target: number }

/**
 * Counts views whose day was closed before they could reach the database. Their keys mean nothing any more, so it is the
 * file they lay in that is remembered: a replay that was interrupted, or happens twice, counts once.
 */
export async function countLate(options: { pool: Pool; file: string; views: readonly LateView[] }): Promise<void> {
  const client = await options.pool.connect()
  try {
    await client.query('BEGIN')
    const mark = await client.query('INSERT INTO view_replayed (file) VALUES ($1) ON CONFLICT DO NOTHING', [
      options.file,
    ])
    if (mark.rowCount === 1) await addLate(client, options.views)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

async function addLate(client: PoolClient, views: readonly LateView[]): Promise<void> {
  const values = [
    views.map((view) => view.day),
    views.map((view) => view.hour),
    views.map((view) => view.target),
    views.map((view) => view.referrer),
  ]
  const late = `WITH late AS (SELECT * FROM unnest($1::date[], $2::smallint[], $3::int[], $4::smallint[])
    AS late (day, hour, target, referrer))`
  await client.query(
    `${late} INSERT INTO view_hour (day, hour, target, referrer, count)
     SELECT day, hour, target, referrer, count(*) FROM late GROUP BY 1, 2, 3, 4
     ON CONFLICT (day, hour, target, referrer) DO UPDATE SET count = view_hour.count + excluded.count`,
    values,
  )
  await client.query(
    `${late} INSERT INTO view_daily (day, target, kind, count)
     SELECT day, target, ${human}, count(*) FROM late GROUP BY 1, 2
     ON CONFLICT (day, target, kind) DO UPDATE SET count = view_daily.count + excluded.count`,
    values,
  )
  await client.query(
    `${late} INSERT INTO view_count (translation_id, count)
     SELECT t.id, count(*) FROM late JOIN translation t ON t.number = late.target GROUP BY t.id
     ON CONFLICT (translation_id) DO UPDATE SET count = view_count.count + excluded.count`,
    values,
  )
}
