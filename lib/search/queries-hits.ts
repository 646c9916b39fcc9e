import { Prisma } from '@/lib/generated/prisma/client'
import type { Locale } from '@/lib/i18n/locales'
import type { Questions } from './windows'

/** What is asked of the index, complete. */
export type IndexQuery = {
  /** What is asked, as a tsquery; of phrases, their words. */
  query: string
  questions: Questions
  /**
   * The index knows no phrases: what has their words is looked into for the whole question (as a tsquery) where words stand
   * beside each other in that way (see `neighboursOf`). Null without phrases.
   */
  phrases: { match: string; beside: number[] | null } | null
  /** Words and phrases that rank the texts of each language, as tsqueries; null when there are only filters. */
  ranks: Partial<Record<Locale, string>> | null
  since: Date | null
  until: Date | null
}

/**
 * The newest `wanted` texts that match, see the function in the migration.
 *
 * @param options.questions other parts of all texts than the query's own
 * @param options.enough texts after which no further part is looked at; one that was begun is, up to `wanted`
 * @param options.stories of a phrase, stories after which no further part is looked at
 */
export function hitsSql(
  query: IndexQuery,
  options: { at: Prisma.Sql; wanted: number; questions?: Questions; enough?: number; stories?: number | null },
): Prisma.Sql {
  const { at, wanted, enough = wanted, stories = null } = options
  const { parts, before, sizes, rest } = options.questions ?? query.questions
  const since = query.since ?? new Date(-8_640_000_000_000)
  const until = query.until ? Prisma.sql`least(${query.until}::timestamptz, ${at})` : at
  const { match = null, beside = null } = query.phrases ?? {}
  return Prisma.sql`search_hits(${query.query}::tsquery, ${parts}::text[]::tsquery[], ${before}::timestamptz[], ${sizes}::int[], ${rest}::tsquery,
    ${match}::tsquery, ${beside}::int[], ${since}::timestamptz, ${until}, ${wanted}::int, ${enough}::int, ${stories}::int)`
}
