import type { Db } from '@/lib/db'
import type { Locale } from '@/lib/i18n/locales'
import { foldWord } from './fold'

/** Characters of a query that are counted; longer ones are pasted texts. */
const countedLength = 100

/** Days after which counts are forgotten; what was asked once only is forgotten after a week. */
export const retention = { days: 90, daysOfRare: 7 } as const

/** Looks like something about a person: addresses, and numbers as long as a telephone's. */
const personal = /@|\d[\d\s().-]{6,}\d/

/**
 * A query as it is counted: spelling that does not matter made equal. Null for what is not to be kept.
 *
 * @example countedQuery('  Снег  и ЛЁД ') // 'снег и лед'
 */
export function countedQuery(query: string): string | null {
  const text = foldWord(query.trim().replace(/\s+/g, ' ')).replaceAll('\0', '')
  return text === '' || text.length > countedLength || personal.test(text) ? null : text
}

export type CountedSearch = { locale: Locale; query: string; searches: number; found: number }

/** Adds searches to the day's counts. Nothing tells who asked, and when within the day. */
export async function addSearchCounts(db: Db, counts: readonly CountedSearch[]): Promise<void> {
  if (counts.length === 0) return
  await db.$executeRaw`
    INSERT INTO search_count (day, locale, query, searches, found)
    SELECT current_date, locale, query, sum(searches), max(found)
    FROM json_to_recordset(${JSON.stringify(counts)}::json) AS x (locale text, query text, searches int, found int)
    GROUP BY locale, query ORDER BY locale, query
    ON CONFLICT (day, locale, query) DO UPDATE SET searches = search_count.searches + excluded.searches,
      found = excluded.found`
}

/** Forgets what is old. @returns rows forgotten */
export async function forgetSearchCounts(db: Db): Promise<number> {
  return db.$executeRaw`
    DELETE FROM search_count WHERE day < current_date - ${retention.days}::int
      OR (searches = 1 AND day < current_date - ${retention.daysOfRare}::int)`
}
