import type { Db, PrismaClient } from '@/lib/db'
import { hoursKeptFor, keysOutliveDay, readerKinds } from './constants'
import { rowTable } from './core/days'

const human = readerKinds.indexOf('human')

/** Milliseconds for the largest day there may be. */
const patience = 300_000

/**
 * Counters from the rows of the days that are not closed. Everything is counted anew and set, not added: it does not
 * matter how often this runs, or where it was interrupted. A counter that has not changed is not written.
 */
export async function rollUpViews(db: Db): Promise<void> {
  const days = await db.$queryRaw<{ day: string }[]>`
    SELECT day::text FROM view_day WHERE closed_at IS NULL AND starts_at <= now()`
  for (const { day } of days) await rollUpDay(db, day)
}

async function rollUpDay(db: Db, day: string): Promise<void> {
  await db.$executeRawUnsafe(
    `INSERT INTO view_hour (day, hour, target, referrer, count)
     SELECT $1::date, hour, target, referrer, count(*) FROM ${rowTable(day)} GROUP BY hour, target, referrer
     ON CONFLICT (day, hour, target, referrer) DO UPDATE SET count = excluded.count
     WHERE view_hour.count <> excluded.count`,
    day,
  )
  await db.$executeRawUnsafe(
    `INSERT INTO view_daily (day, target, kind, count)
     SELECT $1::date, target, ${human}, count(*) FROM ${rowTable(day)} GROUP BY target
     ON CONFLICT (day, target, kind) DO UPDATE SET count = excluded.count WHERE view_daily.count <> excluded.count`,
    day,
  )
}

/**
 * Closes every day that ended an hour ago: rolls it up for the last time, adds it to the stories' numbers, and destroys
 * its keys and its salt, all in one transaction. Emptied tables are new files to PostgreSQL; the old ones are removed,
 * so nothing is left in dead rows.
 *
 * @param now the clock that decides; the machine's, except in tests
 * @returns the days that were closed
 */
export async function closeDays(db: PrismaClient, now: Date = new Date()): Promise<string[]> {
  const before = new Date(now.getTime() - keysOutliveDay)
  const days = await db.$queryRaw<{ day: string }[]>`
    SELECT day::text FROM view_day WHERE closed_at IS NULL AND ends_at <= ${before} ORDER BY day`
  const closed: string[] = []
  for (const { day } of days) {
    const done = await db.$transaction((tx) => closeDay(tx, { day, now }), { timeout: patience, maxWait: 10_000 })
    if (done) closed.push(day)
  }
  return closed
}

async function closeDay(tx: Db, { day, now }: { day: string; now: Date }): Promise<boolean> {
  const table = rowTable(day)
  await tx.$executeRawUnsafe(`SET LOCAL statement_timeout = ${patience}`)
  // Whoever inserts has looked whether the day is open; from here on it waits, and then finds it closed.
  await tx.$executeRawUnsafe(`LOCK TABLE ${table}, view_salt IN ACCESS EXCLUSIVE MODE`)
  const marked = await tx.$executeRaw`
    UPDATE view_day SET closed_at = ${now} WHERE day = ${day}::date AND closed_at IS NULL`
  if (marked === 0) return false
  await rollUpDay(tx, day)
  await tx.$executeRawUnsafe(
    `INSERT INTO view_count (translation_id, count)
     SELECT t.id, count(*) FROM ${table} r JOIN translation t ON t.number = r.target GROUP BY t.id
     ON CONFLICT (translation_id) DO UPDATE SET count = view_count.count + excluded.count`,
  )
  await tx.$executeRaw`CREATE TEMP TABLE kept ON COMMIT DROP AS SELECT * FROM view_salt WHERE day <> ${day}::date`
  await tx.$executeRawUnsafe(`TRUNCATE ${table}, view_salt`)
  await tx.$executeRaw`INSERT INTO view_salt SELECT * FROM kept`
  return true
}

/** Removes hours that are only of interest by the day, and marks of spool files that can no longer come back. */
export async function forgetOldHours(db: Db, now: Date = new Date()): Promise<void> {
  const before = new Date(now.getTime() - hoursKeptFor * 86_400_000)
  await db.viewHour.deleteMany({ where: { day: { lt: before } } })
  await db.viewReplayed.deleteMany({ where: { replayedAt: { lt: before } } })
}
