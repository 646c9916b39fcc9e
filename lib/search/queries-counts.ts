import { type Db, readRows } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'

export type CountedQuery = { locale: string; query: string; searches: number; found: number }

/** What was asked most in the last days, most often first; with `nothingFound` only what found nothing the last time. */
export async function listSearches(
  db: Db,
  options: { days: number; limit: number; nothingFound?: boolean },
): Promise<CountedQuery[]> {
  return readRows<CountedQuery>(
    db,
    Prisma.sql`
    SELECT locale, query, sum(searches)::int AS searches, (array_agg(found ORDER BY day DESC))[1] AS found
    FROM search_count WHERE day > current_date - ${options.days}::int
    GROUP BY locale, query
    HAVING NOT ${options.nothingFound ?? false} OR (array_agg(found ORDER BY day DESC))[1] = 0
    ORDER BY 3 DESC, query, locale LIMIT ${options.limit}`,
  )
}
