import { Prisma } from '@/lib/generated/prisma/client'
import type { Questions } from './windows'

/** What is asked of the index, complete. */
export type IndexQuery = {
  questions: Questions
  /** The whole question without periods, as a tsquery. */
  query: string
  /**
   * Whether the questions find more than is asked: the index knows no phrases, so their words are looked for, and what is
   * found is looked into, at most so many texts at a time.
   */
  isLoose: boolean
  /** Words and phrases that rank, as a tsquery; null when there are only filters. */
  rank: string | null
  since: Date | null
  until: Date | null
}

/** The newest `wanted` texts that match, see the function in the migration. */
export function hitsSql(
  query: IndexQuery,
  options: { at: Prisma.Sql; questions?: Questions; wanted: number },
): Prisma.Sql {
  const { queries, before, sizes, rest } = options.questions ?? query.questions
  const since = query.since ?? new Date(-8_640_000_000_000)
  const until = query.until ? Prisma.sql`least(${query.until}::timestamptz, ${options.at})` : options.at
  return Prisma.sql`search_hits(${queries}::text[]::tsquery[], ${before}::timestamptz[], ${sizes}::int[], ${rest}::tsquery, ${since}::timestamptz, ${until},
    ${options.wanted}::int)`
}

/** Those of the hits that really match. */
export function strictSql(query: IndexQuery, alias: Prisma.Sql): Prisma.Sql {
  return query.isLoose ? Prisma.sql`${alias}.vector @@ ${query.query}::tsquery` : Prisma.sql`true`
}
