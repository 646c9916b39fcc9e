import { z } from 'zod'
import type { Db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Locale } from '@/lib/i18n/locales'
import type { SearchCursor } from './cursor'
import { type FacetCounts, facetCountsSchema, facetSql } from './queries-facets'
import { hitsSql, type IndexQuery, strictSql } from './queries-hits'

export type FoundStory = { articleId: string; translationId: string; value: number }

export type FoundPage = {
  stories: FoundStory[]
  /** Whether texts were left unread because there were enough. */
  capped: boolean
  /** Null when the page is capped: what was left unread counts too. */
  counts: FacetCounts | null
  storyCount: number
  /** The database's clock at the first page. */
  at: Date
  /** Where the following page begins when this one is not full; null otherwise. */
  resume: FoundStory | null
}

/** Weights of the body, headings and captions, subtitle and lead, title. */
const weights = '{0.1, 0.3, 0.5, 1.0}'

/** What an old story keeps of its rank. */
const agedShare = 0.35

const pageSchema = z.object({
  stories: z
    .array(z.object({ article_id: z.string(), translation_id: z.string(), value: z.number() }))
    .nullable()
    .transform((rows) =>
      (rows ?? []).map((row) => ({ articleId: row.article_id, translationId: row.translation_id, value: row.value })),
    ),
  texts: z.number(),
  story_count: z.number(),
  counts: facetCountsSchema.nullable(),
  at: z.coerce.date(),
  last: z.object({ translation_id: z.string(), value: z.number() }).nullable(),
})

export type PageRequest = {
  locale: Locale
  timeZone: string
  halfLifeDays: number
  limit: number
  after: SearchCursor | null
  /** Texts of the index that are looked at. */
  wanted: number
}

async function readPage(db: Db, sql: Prisma.Sql) {
  const rows = await db.$queryRaw<{ page: unknown }[]>(sql)
  return pageSchema.parse(rows[0]?.page)
}

/** Facets of the hits, unless texts were left unread: the numbers are estimated then. */
function countsSql(timeZone: string, wanted: number): Prisma.Sql {
  return Prisma.sql`CASE WHEN (SELECT count(*) FROM found) < ${wanted} THEN ${facetSql(timeZone)} END`
}

/** The best stories of the newest texts that match. */
export async function findByRelevance(db: Db, query: IndexQuery, request: PageRequest): Promise<FoundPage> {
  const { after, limit, timeZone, wanted } = request
  const at = after ? Prisma.sql`${after.at}::timestamptz` : Prisma.sql`now()`
  const age = Prisma.sql`greatest(0, extract(epoch FROM ${at} - h.published_at)::float8) / 86400`
  const freshness = Prisma.sql`(${agedShare}::float8 + ${1 - agedShare}::float8 * power(0.5, ${age} / ${request.halfLifeDays}::float8))`
  const relevance = query.rank
    ? Prisma.sql`ts_rank_cd(${weights}::float4[], h.vector, ${query.rank}::tsquery, 1)::float8`
    : Prisma.sql`1::float8`
  const page = await readPage(
    db,
    Prisma.sql`
    WITH found AS MATERIALIZED (SELECT * FROM ${hitsSql(query, { at, wanted })}),
    hits AS MATERIALIZED (
      SELECT h.part, h.translation_id, h.article_id, h.locale, h.section_id, h.author_ids, h.published_at,
        ${relevance} * ${freshness} AS value
      FROM found h WHERE ${strictSql(query, Prisma.sql`h`)}
    ), stories AS MATERIALIZED (
      SELECT article_id, max(value) AS value,
        (array_agg(translation_id ORDER BY (locale = ${request.locale}) DESC, value DESC))[1] AS translation_id
      FROM hits GROUP BY article_id
    ), page AS (
      SELECT * FROM stories
      ${after ? Prisma.sql`WHERE (value, article_id) < (${after.value}::float8, ${after.id}::uuid)` : Prisma.empty}
      ORDER BY value DESC, article_id DESC LIMIT ${limit + 1}
    )
    SELECT json_build_object(
      'stories', (SELECT json_agg(page ORDER BY value DESC, article_id DESC) FROM page),
      'texts', (SELECT count(*) FROM found), 'story_count', (SELECT count(*) FROM stories),
      'counts', ${countsSql(timeZone, wanted)}, 'at', ${at}, 'last', NULL) AS page`,
  )
  return toFound(page, page.texts >= wanted, null)
}

/**
 * Stories by the newest of their texts that match. A text whose story has a newer match is passed over: that story has been
 * listed already.
 */
export async function findByDate(db: Db, query: IndexQuery, request: PageRequest): Promise<FoundPage> {
  const { after, limit, timeZone } = request
  const at = after ? Prisma.sql`${after.at}::timestamptz` : Prisma.sql`now()`
  const value = Prisma.sql`floor(extract(epoch FROM h.published_at) * 1000)::float8`
  const since = query.since ? Prisma.sql`AND other.published_at >= ${query.since}::timestamptz` : Prisma.empty
  const until = query.until ? Prisma.sql`AND other.published_at <= ${query.until}::timestamptz` : Prisma.empty
  const cursor = after
    ? { ...query, until: new Date(Math.min(after.value, query.until?.getTime() ?? Number.POSITIVE_INFINITY)) }
    : query
  // One more than the page for each language a story may have matched in; of phrases, what is looked into at a time.
  const listed = query.isLoose ? request.wanted : (limit + 1) * 4
  const page = await readPage(
    db,
    Prisma.sql`
    WITH sorted AS MATERIALIZED (
      SELECT h.*, ${value} AS value FROM ${hitsSql(cursor, { at, wanted: listed })} h
    ), listed AS MATERIALIZED (
      SELECT article_id, translation_id, value FROM sorted h
      WHERE ${after ? Prisma.sql`(value, translation_id) < (${after.value}::float8, ${after.id}::uuid) AND` : Prisma.empty}
        ${strictSql(query, Prisma.sql`h`)} AND NOT EXISTS (SELECT 1 FROM search_document other
          WHERE other.article_id = h.article_id AND other.translation_id <> h.translation_id
            AND (other.published_at, other.translation_id) > (h.published_at, h.translation_id)
            AND other.published_at <= ${at} ${since} ${until} AND other.vector @@ ${query.query}::tsquery)
      ORDER BY value DESC, translation_id DESC LIMIT ${limit + 1}
    ), found AS MATERIALIZED (
      SELECT * FROM ${hitsSql(query, { at, wanted: request.wanted })}
    ), hits AS MATERIALIZED (SELECT * FROM found h WHERE ${strictSql(query, Prisma.sql`h`)})
    SELECT json_build_object(
      'stories', (SELECT json_agg(listed ORDER BY value DESC, translation_id DESC) FROM listed),
      'texts', (SELECT count(*) FROM found), 'story_count', (SELECT count(DISTINCT article_id) FROM hits),
      'counts', ${countsSql(timeZone, request.wanted)}, 'at', ${at},
      'last', (SELECT json_build_object('translation_id', translation_id, 'value', value) FROM sorted
        WHERE (SELECT count(*) FROM sorted) >= ${listed} ORDER BY value, translation_id LIMIT 1)) AS page`,
  )
  const last = page.last
  const resume =
    last && page.stories.length <= limit
      ? { articleId: '', translationId: last.translation_id, value: last.value }
      : null
  return toFound(page, page.texts >= request.wanted, resume)
}

function toFound(page: z.infer<typeof pageSchema>, capped: boolean, resume: FoundStory | null): FoundPage {
  return { stories: page.stories, capped, counts: page.counts, storyCount: page.story_count, at: page.at, resume }
}
