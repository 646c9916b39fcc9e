import { Prisma } from '@/lib/generated/prisma/client'
import type { Locale } from '@/lib/i18n/locales'
import { checkedTexts } from './constants'
import type { Questions } from './windows'

/** What is asked of the index, complete. */
export type IndexQuery = {
  questions: Questions
  /** The whole question without periods, as a tsquery. */
  query: string
  /**
   * Whether the questions find more than is asked: the index knows no phrases, so their words are looked for, and what is
   * found is looked into.
   */
  isLoose: boolean
  /** Words and phrases that rank the texts of each language, as tsqueries; null when there are only filters. */
  ranks: Partial<Record<Locale, string>> | null
  since: Date | null
  until: Date | null
}

/**
 * The newest `wanted` texts that match, see the function in the migration.
 *
 * @param options.enough texts that are enough when many have been looked into; all that are wanted, where it is not given
 */
export function hitsSql(query: IndexQuery, options: { at: Prisma.Sql; wanted: number; enough?: number }): Prisma.Sql {
  const { at, wanted } = options
  const enough = query.isLoose ? (options.enough ?? wanted) : wanted
  return callSql(query, { at, wanted, enough, questions: query.questions, strict: query.isLoose ? query.query : null })
}

/**
 * Texts with the words of the questions, not looked into.
 *
 * @param options.enough texts after which no further question is asked; one that was begun is answered up to `wanted`
 */
export function looseHitsSql(
  query: IndexQuery,
  options: { at: Prisma.Sql; questions: Questions; wanted: number; enough: number },
): Prisma.Sql {
  return callSql(query, { ...options, strict: null })
}

function callSql(
  query: IndexQuery,
  options: { at: Prisma.Sql; questions: Questions; strict: string | null; wanted: number; enough: number },
): Prisma.Sql {
  const { queries, before, sizes, rest } = options.questions
  const since = query.since ?? new Date(-8_640_000_000_000)
  const until = query.until ? Prisma.sql`least(${query.until}::timestamptz, ${options.at})` : options.at
  return Prisma.sql`search_hits(${queries}::text[]::tsquery[], ${before}::timestamptz[], ${sizes}::int[], ${rest}::tsquery,
    ${options.strict}::tsquery, ${since}::timestamptz, ${until}, ${options.wanted}::int, ${checkedTexts}::int, ${options.enough}::int)`
}

/** Those of loose hits that really match. */
export function strictSql(query: IndexQuery, alias: Prisma.Sql): Prisma.Sql {
  return query.isLoose ? Prisma.sql`${alias}.vector @@ ${query.query}::tsquery` : Prisma.sql`true`
}
