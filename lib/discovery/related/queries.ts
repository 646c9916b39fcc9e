import { isPublic } from '@/lib/articles/ability'
import { listChosen } from '@/lib/articles/queries'
import type { ArticleSummary } from '@/lib/articles/types'
import { type Db, readRows } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Locale } from '@/lib/i18n/locales'
import { coverWeeks, marks, weekOf } from '@/lib/search/marks'
import { quoteLexeme } from '@/lib/search/vector'
import { type RelatedSigns, rankRelated } from './utils'

/** Stories that are looked at for each reason, the newest first; they are ranked here, so they have to be few. */
const candidates = { words: 30, tags: 30, section: 12, newest: 12, fresh: 200 } as const

/** Words of the headline that are searched for: the longest, which are the rarest as a rule. */
const headlineWords = 4

/** How far back words and topics are looked for, beside the time of the story itself. */
const recentWeeks = 64

/**
 * Further reading in the same language: stories with the same topics, section and words. Never the story itself: it has one
 * text a language, and only texts of this language are looked at.
 */
export async function listRelated(
  db: Db,
  query: { articleId: string; translationId: string; locale: Locale; limit: number },
): Promise<ArticleSummary[]> {
  // For windows and for how fresh a story is; what is public is the database's to say.
  const now = new Date()
  const signs = await findSigns(db, { ...query, now })
  const ids = rankRelated(signs, { now, limit: query.limit })
  return listChosen(db, { translationIds: ids, pageLocale: query.locale })
}

/** Words, topics and times are lexemes and marks of the story's own search document (lib/search/marks.ts). */
async function findSigns(
  db: Db,
  query: { articleId: string; translationId: string; locale: Locale; now: Date },
): Promise<RelatedSigns[]> {
  const { articleId, translationId, locale, now } = query
  const week = weekOf(now)
  const recent = coverWeeks(week - recentWeeks, week + 1)
    .map(quoteLexeme)
    .join(' | ')
  const found = (kind: Prisma.Sql, limit: number) => Prisma.sql`(
    SELECT d.translation_id FROM own, search_document d WHERE d.vector @@ (${kind} && own.times && own.language)
      AND d.published_at <= now() AND d.article_id <> ${articleId}::uuid
    ORDER BY d.published_at DESC LIMIT ${limit})`
  return readRows<RelatedSigns>(
    db,
    Prisma.sql`
    WITH own AS (
      SELECT string_agg(quoted, ' | ') FILTER (WHERE place <= ${headlineWords} AND in_title)::tsquery AS words,
        string_agg(quoted, ' | ') FILTER (WHERE lexeme LIKE '~t%')::tsquery AS tags,
        concat_ws(' | ', ${recent}::text, string_agg(quoted, ' | ') FILTER (WHERE lexeme LIKE '~y%'))::tsquery AS times,
        ${quoteLexeme(marks.locale(locale))}::tsquery AS language
      FROM (
        SELECT lexeme, quote_literal(lexeme) AS quoted, in_title,
          row_number() OVER (PARTITION BY in_title ORDER BY length(lexeme) DESC, lexeme) AS place
        FROM search_document d, unnest(d.vector), LATERAL (SELECT COALESCE('A' = ANY(weights), false) AS in_title) title
        WHERE d.translation_id = ${translationId}::uuid AND (in_title OR lexeme LIKE '~%')
      ) lexemes
    ),
    fresh AS MATERIALIZED (
      SELECT t.id, t.section_id = (SELECT section_id FROM article WHERE id = ${articleId}::uuid) AS "sameSection"
      FROM translation t WHERE t.locale = ${locale} AND ${isPublic('t')} AND t.article_id <> ${articleId}::uuid
      ORDER BY t.published_at DESC LIMIT ${candidates.fresh}
    ),
    candidate (id) AS (
      (SELECT id FROM fresh WHERE "sameSection" LIMIT ${candidates.section})
      UNION (SELECT id FROM fresh LIMIT ${candidates.newest})
      UNION ${found(Prisma.sql`own.words`, candidates.words)}
      UNION ${found(Prisma.sql`own.tags`, candidates.tags)}
    )
    SELECT t.id, t.published_at AS "publishedAt",
      t.section_id = (SELECT section_id FROM article WHERE id = ${articleId}::uuid) AS "sameSection",
      (SELECT count(*)::int FROM article_tag x JOIN article_tag own ON own.tag_id = x.tag_id
       WHERE x.article_id = t.article_id AND own.article_id = ${articleId}::uuid) AS "sharedTags",
      COALESCE((SELECT ts_rank(d.vector, own.words) FROM search_document d, own
                WHERE d.translation_id = t.id), 0)::float8 AS "textRank"
    FROM candidate JOIN translation t ON t.id = candidate.id WHERE ${isPublic('t')}`,
  )
}
