import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { z } from 'zod'
import { addDays, zonedDay, zonedDayRange } from '@/lib/i18n/calendar'
import type { ViewDay } from '../types'

const hour = 3_600_000

const openSchema = z.object({ day: z.string(), starts_at: z.date(), ends_at: z.date(), salt: z.instanceof(Buffer) })

/** Whole hours since the day began. A day on which the clock is put back has 25. */
export function hourOf(day: ViewDay, now: number): number {
  return Math.floor((now - day.startsAt) / hour)
}

/** The table with a day's rows: two take turns, so that the keys of a day can be destroyed by emptying a table. */
export function rowTable(day: string): 'view_even' | 'view_odd' {
  return (Date.parse(day) / 86_400_000) % 2 === 0 ? 'view_even' : 'view_odd'
}

async function timeZoneOf(pool: Pool): Promise<string> {
  const { rows } = await pool.query('SELECT time_zone FROM site_settings WHERE id = 1')
  const [row] = z.array(z.object({ time_zone: z.string() })).parse(rows)
  return row?.time_zone ?? 'UTC'
}

/**
 * The day of `now` in the site's calendar and the day after, each with its salt; they are made when they are not there.
 * The day after is made ahead, so that a database that is down at midnight stops nothing. A day begins where the one
 * before ended, also when the site's time zone was changed. A closed day is not opened again.
 */
export async function openDays({ pool, now }: { pool: Pool; now: number }): Promise<ViewDay[]> {
  const known = await pool.query(
    'SELECT day::text, ends_at FROM view_day WHERE starts_at <= $1 AND ends_at > $1 LIMIT 1',
    [new Date(now)],
  )
  const [current] = z.array(z.object({ day: z.string(), ends_at: z.date() })).parse(known.rows)
  const timeZone = await timeZoneOf(pool)
  const day = current?.day ?? zonedDay(new Date(now), timeZone)
  const today = zonedDayRange(day, timeZone)
  const tomorrow = addDays(day, 1)
  const ends = current?.ends_at ?? today.end
  await openDay({ pool, day, startsAt: today.start, endsAt: ends })
  await openDay({ pool, day: tomorrow, startsAt: ends, endsAt: zonedDayRange(tomorrow, timeZone).end })
  const { rows } = await pool.query(
    `SELECT d.day::text, d.starts_at, d.ends_at, s.salt FROM view_day d JOIN view_salt s ON s.day = d.day
     WHERE d.day = ANY($1::date[]) ORDER BY d.day`,
    [[day, tomorrow]],
  )
  return z
    .array(openSchema)
    .parse(rows)
    .map((row) => ({
      day: row.day,
      startsAt: row.starts_at.getTime(),
      endsAt: row.ends_at.getTime(),
      salt: row.salt,
    }))
}

/** Instances may do this at the same time: the first one's salt is everybody's. */
async function openDay(options: { pool: Pool; day: string; startsAt: Date; endsAt: Date }): Promise<void> {
  const { pool, day, startsAt, endsAt } = options
  await pool.query(
    `INSERT INTO view_day (day, starts_at, ends_at)
     SELECT $1::date, GREATEST($2::timestamptz, (SELECT max(ends_at) FROM view_day WHERE day < $1::date)), $3::timestamptz
     ON CONFLICT DO NOTHING`,
    [day, startsAt, endsAt],
  )
  await pool.query(
    `INSERT INTO view_salt (day, salt) SELECT day, $2 FROM view_day WHERE day = $1::date AND closed_at IS NULL
     ON CONFLICT DO NOTHING`,
    [day, randomBytes(32)],
  )
}
