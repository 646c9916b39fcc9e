import { listChosen } from '@/lib/articles/queries'
import type { ArticleSummary } from '@/lib/articles/types'
import { type Db, databaseNow } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Locale } from '@/lib/i18n/locales'
import { type RelatedSigns, rankRelated } from './utils'

/** Newest stories that are looked at for each reason; they are ranked here, so they have to be few. */
const candidates = { tags: 60, section: 40, text: 100, newest: 40 } as const

/** Words of the headline that are searched for: the longest, which are the rarest as a rule. */
const headlineWords = 6

/**
 * Further reading in the same language: stories with the same topics, section and words. Never the story itself: it has one
 * text a language, and only texts of this language are looked at.
 */
export async function listRelated(
  db: Db,
  query: { articleId: string; translationId: string; locale: Locale; limit: number },
): Promise<ArticleSummary[]> {
  const now = await databaseNow(db)
  const signs = await findSigns(db, { ...query, now })
  const ids = rankRelated(signs, { now, limit: query.limit })
  return listChosen(db, { translationIds: ids, pageLocale: query.locale })
}

async function findSigns(
  db: Db,
  query: { articleId: string; translationId: string; locale: Locale; now: Date },
): Promise<RelatedSigns[]> {
  const { articleId, translationId, locale, now } = query
  // `publicTranslation` (lib/articles/ability.ts) in SQL.
  const isPublic = Prisma.sql`t.locale = ${locale} AND t.status IN ('published', 'scheduled') AND t.published_at <= ${now}
    AND t.article_id <> ${articleId}::uuid`
  return db.$queryRaw<RelatedSigns[]>`
    WITH own_tags AS (SELECT tag_id FROM article_tag WHERE article_id = ${articleId}::uuid),
    own AS (SELECT section_id FROM article WHERE id = ${articleId}::uuid),
    words AS (
      SELECT string_agg(quote_literal(lexeme), ' | ')::tsquery AS query FROM (
        SELECT lexeme FROM search_document d, unnest(d.vector)
        WHERE d.translation_id = ${translationId}::uuid AND 'A' = ANY(weights)
        ORDER BY length(lexeme) DESC, lexeme LIMIT ${headlineWords}
      ) longest
    ),
    tagged AS (
      SELECT DISTINCT t.id, t.published_at FROM article_tag x
      JOIN translation t ON t.article_id = x.article_id
      WHERE x.tag_id IN (SELECT tag_id FROM own_tags) AND ${isPublic}
      ORDER BY t.published_at DESC LIMIT ${candidates.tags}
    ),
    sectioned AS (
      SELECT t.id FROM translation t JOIN article a ON a.id = t.article_id
      WHERE a.section_id = (SELECT section_id FROM own) AND ${isPublic}
      ORDER BY t.published_at DESC LIMIT ${candidates.section}
    ),
    spoken AS (
      SELECT t.id FROM words, search_document d JOIN translation t ON t.id = d.translation_id
      WHERE d.locale = ${locale} AND d.vector @@ words.query AND ${isPublic}
      ORDER BY t.published_at DESC LIMIT ${candidates.text}
    ),
    newest AS (
      SELECT t.id FROM translation t WHERE ${isPublic} ORDER BY t.published_at DESC LIMIT ${candidates.newest}
    )
    SELECT t.id, t.published_at AS "publishedAt",
      a.section_id = (SELECT section_id FROM own) AS "sameSection",
      (SELECT count(*)::int FROM article_tag x
       WHERE x.article_id = t.article_id AND x.tag_id IN (SELECT tag_id FROM own_tags)) AS "sharedTags",
      COALESCE((SELECT ts_rank(d.vector, words.query) FROM search_document d, words
                WHERE d.translation_id = t.id), 0)::float8 AS "textRank"
    FROM translation t JOIN article a ON a.id = t.article_id
    WHERE t.id IN (SELECT id FROM tagged UNION SELECT id FROM sectioned UNION SELECT id FROM spoken UNION SELECT id FROM newest)`
}
