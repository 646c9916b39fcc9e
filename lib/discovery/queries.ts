import { isPublic } from '@/lib/articles/ability'
import { type Db, databaseNow } from '@/lib/db'
import { zonedDay, zonedMonthRange } from '@/lib/i18n/calendar'
import { languagesOf, type Place } from '@/lib/i18n/languages'
import type { ArchiveMonth } from './types'

/**
 * The days of a month on which something readable in these languages was published.
 *
 * @param query.month yyyy-mm; the present one by default
 */
export async function getArchiveMonth(
  db: Db,
  query: { place: Place; timeZone: string; month?: string },
): Promise<ArchiveMonth> {
  const { place, timeZone } = query
  const now = await databaseNow(db)
  const today = zonedDay(now, timeZone)
  const month = query.month ?? today.slice(0, 7)
  const { start, end } = zonedMonthRange(month, timeZone)
  const rows = await db.$queryRaw<{ day: string }[]>`
    SELECT DISTINCT to_char(t.published_at AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS day
    FROM translation t
    WHERE t.locale = ANY(${[...languagesOf(place)]}) AND ${isPublic('t', now)}
      AND t.published_at >= ${start} AND t.published_at < ${end}
    ORDER BY day`
  return { month, days: rows.map((row) => row.day), today }
}
