import { readRows } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { allOf, toTsquery } from '@/lib/search/match'
import { parseQuery } from '@/lib/search/parse'
import { resolveFilters } from '@/lib/search/queries-filters'
import { toTerms } from '@/lib/search/terms'
import type { SearchDb } from './service'

/** Newest matches that are ranked. */
const ranked = 500

/** Matches in the last ninety days with which these are enough. */
const fewest = 20

/**
 * The least that PostgreSQL can be asked: ten texts by rank, the newest five hundred matches of the last ninety days being
 * ranked, or of all where those are fewer than twenty. No stories, no numbers, nothing marked, no page after the first. What
 * a search on this machine costs is told by comparison with it.
 */
export async function searchPlainly(db: SearchDb, query: string): Promise<number> {
  const { parts, filters } = parseQuery(query)
  const limits = await resolveFilters(db, { filters, timeZone: 'UTC' })
  const { words } = toTerms(parts, filters.languages)
  const match = toTsquery(allOf([words, limits.match].flatMap((one) => one ?? [])))
  const newest = await best(db, { match, since: limits.since ?? new Date(Date.now() - 90 * 86_400_000) })
  if (newest >= fewest || limits.since) return newest
  return best(db, { match, since: new Date(0) })
}

async function best(db: SearchDb, { match, since }: { match: string; since: Date }): Promise<number> {
  const rows = await readRows<{ found: number }>(
    db,
    Prisma.sql`
      SELECT translation_id, rank, found FROM (
        SELECT translation_id, ts_rank_cd(vector, ${match}::tsquery, 1) AS rank, count(*) OVER ()::int AS found FROM (
          SELECT translation_id, vector FROM search_document
          WHERE vector @@ ${match}::tsquery AND published_at >= ${since}::timestamptz AND published_at <= now()
          ORDER BY published_at DESC LIMIT ${ranked}::int) newest) ranked
      ORDER BY rank DESC LIMIT 10`,
  )
  return rows[0]?.found ?? 0
}
