import type { Pool, PoolClient } from 'pg'
import { z } from 'zod'
import { hoursKeptFor, keysOutliveDay, readerKinds } from './constants'
import { rowTable } from './core/days'

const human = readerKinds.indexOf('human')
const daySchema = z.array(z.object({ day: z.string() }))

/**
 * Counters from the rows of the days that are not closed. Everything is counted anew and set, not added: it does not matter how
 * often this runs, or where it was interrupted. A counter that has not changed is not written.
 */
export async function rollUpViews(pool: Pool): Promise<void> {
  const { rows } = await pool.query('SELECT day::text FROM view_day WHERE closed_at IS NULL AND starts_at <= now()')
  for (const { day } of daySchema.parse(rows)) await rollUpDay(pool, day)
}

async function rollUpDay(client: Pool | PoolClient, day: string): Promise<void> {
  await client.query(
    `INSERT INTO view_hour (day, hour, target, referrer, count)
     SELECT $1::date, hour, target, referrer, count(*) FROM ${rowTable(day)} GROUP BY hour, target, referrer
     ON CONFLICT (day, hour, target, referrer) DO UPDATE SET count = excluded.count
     WHERE view_hour.count <> excluded.count`,
    [day],
  )
  await client.query(
    `INSERT INTO view_daily (day, target, kind, count)
     SELECT $1::date, target, ${human}, count(*) FROM ${rowTable(day)} GROUP BY target
     ON CONFLICT (day, target, kind) DO UPDATE SET count = excluded.count WHERE view_daily.count <> excluded.count`,
    [day],
  )
}

/**
 * Closes every day that ended an hour ago: rolls it up for the last time, adds it to the stories' numbers, and destroys
 * its keys and its salt, all in one transaction. Emptied tables are new files to PostgreSQL; the old ones are removed,
 * so nothing is left in dead rows.
 *
 * @param now milliseconds
 * @returns the days that were closed
 */
export async function closeDays({ pool, now }: { pool: Pool; now: number }): Promise<string[]> {
  const { rows } = await pool.query(
    'SELECT day::text FROM view_day WHERE closed_at IS NULL AND ends_at <= $1 ORDER BY day',
    [new Date(now - keysOutliveDay)],
  )
  const closed: string[] = []
  for (const { day } of daySchema.parse(rows)) if (await closeDay({ pool, day, now })) closed.push(day)
  return closed
}

async function closeDay({ pool, day, now }: { pool: Pool; day: string; now: number }): Promise<boolean> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    // Whoever inserts has looked whether the day is open; from here on it waits, and then finds it closed.
    await client.query(`LOCK TABLE ${rowTable(day)}, view_salt IN ACCESS EXCLUSIVE MODE`)
    const mark = await client.query('UPDATE view_day SET closed_at = $2 WHERE day = $1::date AND closed_at IS NULL', [
      day,
      new Date(now),
    ])
    if (mark.rowCount === 1) {
      await rollUpDay(client, day)
      await client.query(
        `INSERT INTO view_count (translation_id, count)
         SELECT t.id, count(*) FROM ${rowTable(day)} r JOIN translation t ON t.number = r.target GROUP BY t.id
         ON CONFLICT (translation_id) DO UPDATE SET count = view_count.count + excluded.count`,
      )
      await client.query('CREATE TEMP TABLE kept ON COMMIT DROP AS SELECT * FROM view_salt WHERE day <> $1::date', [
        day,
      ])
      await client.query(`TRUNCATE ${rowTable(day)}, view_salt`)
      await client.query('INSERT INTO view_salt SELECT * FROM kept')
    }
    await client.query('COMMIT')
    return mark.rowCount === 1
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** Removes hours that are only of interest by the day, and marks of spool files that can no longer come back. */
export async function forgetOldHours({ pool, now }: { pool: Pool; now: number }): Promise<void> {
  const before = new Date(now - hoursKeptFor * 86_400_000)
  await pool.query('DELETE FROM view_hour WHERE day < $1::date', [before])
  await pool.query('DELETE FROM view_replayed WHERE replayed_at < $1', [before])
}
