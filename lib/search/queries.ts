import { summarySelect, toSummary } from '@/lib/articles/rows'
import type { ArticleSummary } from '@/lib/articles/types'
import { type Db, databaseNow } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { type Locale, localeFacts, locales } from '@/lib/i18n/locales'
import { paths } from '@/lib/i18n/paths'
import { foldForSearch } from '@/lib/search-index/utils'
import { queryLength, rankedMatches, resultLimit, suggestionLimit } from './constants'
import type { Suggestion } from './suggestion'
import type { SearchResults } from './types'

/**
 * Translation ids of the stories that match, best first, one a story: its text in the reader's language where there is one,
 * else the one that matched.
 *
 * @param toQuery turns a language and the text into a `tsquery`
 */
async function findStories(
  db: Db,
  search: { locale: Locale; limit: number; toQuery: (locale: Locale) => Prisma.Sql },
): Promise<string[]> {
  const now = await databaseNow(db)
  // Visible translations only: `publicTranslation` (lib/articles/ability.ts) in SQL.
  const matches = locales.map(
    (locale) => Prisma.sql`
      (SELECT t.id, t.article_id, t.locale, t.published_at, s.vector, q.query
       FROM (SELECT ${search.toQuery(locale)} AS query) q
       JOIN search_document s ON s.locale = ${locale} AND s.vector @@ q.query
       JOIN translation t ON t.id = s.translation_id
       WHERE t.status IN ('published', 'scheduled') AND t.published_at <= ${now}
       ORDER BY t.published_at DESC
       LIMIT ${rankedMatches})`,
  )
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT COALESCE(own.id, stories.id) AS id FROM (
      SELECT DISTINCT ON (article_id) id, article_id, rank, published_at FROM (
        SELECT id, article_id, locale, published_at, ts_rank_cd(vector, query) AS rank
        FROM (${Prisma.join(matches, ' UNION ALL ')}) matched
      ) ranked
      ORDER BY article_id, (locale = ${search.locale}) DESC, rank DESC
    ) stories
    LEFT JOIN translation own ON own.article_id = stories.article_id AND own.locale = ${search.locale}
      AND own.status IN ('published', 'scheduled') AND own.published_at <= ${now}
    ORDER BY rank DESC, stories.published_at DESC, stories.id
    LIMIT ${search.limit}`
  return rows.map((row) => row.id)
}

async function inOrder(db: Db, ids: string[], locale: Locale): Promise<ArticleSummary[]> {
  const rows = await db.translation.findMany({ where: { id: { in: ids } }, select: summarySelect })
  const byId = new Map(rows.map((row) => [row.id, toSummary(row, locale)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Any text is a query; an empty one finds nothing. */
export async function searchStories(db: Db, search: { locale: Locale; query: string }): Promise<SearchResults> {
  // PostgreSQL refuses U+0000, and more than 32 minus signs without a word ("tsquery stack too small").
  const text = foldForSearch(search.query.slice(0, queryLength))
    .replaceAll('\0', ' ')
    .replace(/-(?![\p{L}\p{N}"])/gu, ' ')
    .trim()
  if (text === '') return { items: [], more: false }
  const ids = await findStories(db, {
    locale: search.locale,
    limit: resultLimit + 1,
    toQuery: (locale) => Prisma.sql`websearch_to_tsquery(${localeFacts[locale].textSearch}::regconfig, ${text})`,
  })
  return { items: await inOrder(db, ids.slice(0, resultLimit), search.locale), more: ids.length > resultLimit }
}

/** Stories for what is typed so far: all words, the last one as a beginning. */
export async function suggestStories(db: Db, search: { locale: Locale; query: string }): Promise<Suggestion[]> {
  const words = foldForSearch(search.query.slice(0, queryLength)).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  if (words.length === 0) return []
  const prefix = words.map((word, index) => (index === words.length - 1 ? `'${word}':*` : `'${word}'`)).join(' & ')
  const ids = await findStories(db, {
    locale: search.locale,
    limit: suggestionLimit,
    toQuery: (locale) => Prisma.sql`to_tsquery(${localeFacts[locale].textSearch}::regconfig, ${prefix})`,
  })
  const stories = await inOrder(db, ids, search.locale)
  return stories.map((story) => ({
    title: story.title,
    locale: story.locale,
    href: paths.article(story.locale, story.slug),
  }))
}
