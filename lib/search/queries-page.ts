import { z } from 'zod'
import { type Db, readRows } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Languages } from '@/lib/i18n/languages'
import { locales } from '@/lib/i18n/locales'
import { rankedTexts } from './constants'
import type { FirstPage, SearchCursor } from './cursor'
import { type FacetCounts, facetCountsSchema, facetSql } from './queries-facets'
import { hitsSql, type IndexQuery } from './queries-hits'
import { type StoryRow, storiesSql, toResults } from './queries-stories'
import type { SearchResult } from './types'

export type FoundStory = { articleId: string; translationId: string; value: number }

export type FoundPage = {
  /** One more than a page has, where there is one. */
  stories: FoundStory[]
  /** What a list shows of those on the page. */
  items: SearchResult[]
  /** Whether texts were left unread because there were enough. */
  capped: boolean
  /** Null when the page is capped: what was left unread counts too. */
  counts: FacetCounts | null
  storyCount: number
  /** The oldest text the page was chosen from, in microseconds, where later pages are chosen from more. */
  oldest: number | null
  /** Stories on a page. */
  limit: number
  /** The database's clock at the first page. */
  at: Date
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
  capped: z.boolean(),
  story_count: z.number(),
  oldest: z.number().nullable(),
  counts: facetCountsSchema.nullable(),
  at: z.coerce.date(),
})

export type PageRequest = {
  languages: Languages
  timeZone: string
  halfLifeDays: number
  limit: number
  after: SearchCursor | null
  /** Lexemes that are marked in what is shown. */
  lexemes: readonly string[]
}

/**
 * One statement for everything on the page: going to the database and back costs as much as finding the stories.
 *
 * @param parts `page (article_id, translation_id, value)` and `hits`, and the order of the page
 */
async function readPage(
  db: Db,
  { query, request }: { query: IndexQuery; request: PageRequest },
  parts: { tables: Prisma.Sql; order: Prisma.Sql; at: Prisma.Sql },
): Promise<FoundPage> {
  const { limit, languages, timeZone } = request
  const { enough, stories: fullPage } = enoughOf(query, request)
  const { tables, order, at } = parts
  const rows = await readRows<StoryRow>(
    db,
    Prisma.sql`
    WITH ${tables}, seen AS MATERIALIZED (
      -- No further part was looked at: what is in those is not known.
      SELECT count(*) >= ${rankedTexts}::int OR (max(part) < ${query.questions.parts.length}::int
        AND (count(*) >= ${enough}::int OR coalesce(count(DISTINCT article_id) >= ${fullPage}::int, false))) AS capped FROM hits
    ), shown AS MATERIALIZED (SELECT article_id, translation_id FROM page ORDER BY ${order} LIMIT ${limit}::int)
    SELECT 'page' AS kind, json_build_object(
      'stories', (SELECT json_agg(page ORDER BY ${order}) FROM page), 'capped', (SELECT capped FROM seen),
      'story_count', (SELECT count(DISTINCT article_id) FROM hits), 'at', ${at},
      'oldest', (SELECT min(${microseconds}) FROM hits h),
      'counts', CASE WHEN NOT (SELECT capped FROM seen) THEN ${facetSql(timeZone)} END) AS data, NULL AS text, NULL AS offsets
    UNION ALL ${storiesSql(request)}`,
  )
  const head = pageSchema.parse(rows.find(({ kind }) => kind === 'page')?.data)
  const { stories, capped, counts } = head
  const oldest = fullPage === null ? null : head.oldest
  const articles = stories.slice(0, limit).map(({ articleId }) => articleId)
  const items = toResults(rows, { articles, languages })
  return { stories, items, capped, counts, storyCount: head.story_count, oldest, limit, at: head.at }
}

const microseconds = Prisma.sql`(extract(epoch FROM h.published_at) * 1000000)::bigint`

/** Texts enough for a page, whichever languages its stories matched in, and for one story more. */
const enoughFor = (limit: number) => (limit + 1) * locales.length

/**
 * Texts or stories after which no further question is asked: of a phrase, which is dear, those of the page. Who turns it wants
 * to see all.
 */
function enoughOf({ phrases }: IndexQuery, { after, limit }: PageRequest): { enough: number; stories: number | null } {
  return phrases && !after ? { enough: enoughFor(limit), stories: limit + 1 } : { enough: rankedTexts, stories: null }
}

function relevanceSql({ ranks }: IndexQuery): Prisma.Sql {
  if (ranks === null) return Prisma.sql`1::float8`
  const cases = locales.flatMap((locale) => {
    const rank = ranks[locale]
    if (rank === undefined) return []
    return Prisma.sql`WHEN ${locale} THEN ts_rank_cd(${weights}::float4[], h.vector, ${rank}::tsquery, 1)`
  })
  return cases.length > 0
    ? Prisma.sql`(CASE h.locale ${Prisma.join(cases, ' ')} ELSE 0 END)::float8`
    : Prisma.sql`0::float8`
}

/** Stories behind the cursor: what ranks lower than the page before, and what the first page was not chosen from. */
function behind({ value, id, first }: SearchCursor): Prisma.Sql {
  const after = Prisma.sql`(value, article_id) < (${value}::float8, ${id}::uuid)`
  if (!first) return Prisma.sql`WHERE ${after}`
  const wasShown = Prisma.sql`early IS NOT NULL AND (early, article_id) >= (${first.value}::float8, ${first.id}::uuid)`
  // The second page begins anew, with the best of all that was not on the first.
  return first.id === id ? Prisma.sql`WHERE NOT (${wasShown})` : Prisma.sql`WHERE ${after} AND NOT (${wasShown})`
}

/** A story's rank by the texts that the first page was chosen from. */
function early(first: FirstPage | undefined): Prisma.Sql {
  return first
    ? Prisma.sql`max(value) FILTER (WHERE ${microseconds} >= ${first.oldest}::bigint)`
    : Prisma.sql`NULL::float8`
}

/** The best stories of the newest texts that match. */
export async function findByRelevance(db: Db, query: IndexQuery, request: PageRequest): Promise<FoundPage> {
  const { after, limit, languages } = request
  // To the millisecond, as the cursor has it: on the next page a story must be worth exactly what it was on this one.
  const at = after ? Prisma.sql`${after.at}::timestamptz` : Prisma.sql`date_trunc('milliseconds', now())`
  const age = Prisma.sql`greatest(0, extract(epoch FROM ${at} - h.published_at)::float8) / 86400`
  // A power too small to be told from nothing is an error to PostgreSQL.
  const halfLives = Prisma.sql`least(1000, ${age} / ${request.halfLifeDays}::float8)`
  const freshness = Prisma.sql`(${agedShare}::float8 + ${1 - agedShare}::float8 * power(0.5, ${halfLives}))`
  const tables = Prisma.sql`
    hits AS MATERIALIZED (
      SELECT h.part, h.translation_id, h.article_id, h.locale, h.section_id, h.author_ids, h.published_at,
        ${relevanceSql(query)} * ${freshness} AS value
      FROM ${hitsSql(query, { at, wanted: rankedTexts, ...enoughOf(query, request) })} h
    ), stories AS (
      SELECT article_id, max(value) AS value, ${early(after?.first)} AS early,
        (array_agg(translation_id ORDER BY (locale = ${languages[0]}) DESC, value DESC))[1] AS translation_id
      FROM hits h GROUP BY article_id
    ), page AS MATERIALIZED (
      SELECT article_id, value, translation_id FROM stories ${after ? behind(after) : Prisma.empty}
      ORDER BY value DESC, article_id DESC LIMIT ${limit + 1}::int
    )`
  return readPage(db, { query, request }, { tables, at, order: Prisma.sql`value DESC, article_id DESC` })
}

/**
 * Stories by the newest of their texts that match. A text whose story has a newer match is passed over: that story has been
 * listed already.
 */
export async function findByDate(db: Db, query: IndexQuery, request: PageRequest): Promise<FoundPage> {
  const { after, limit } = request
  const at = after ? Prisma.sql`${after.at}::timestamptz` : Prisma.sql`now()`
  const value = Prisma.sql`floor(extract(epoch FROM h.published_at) * 1000)::float8`
  const since = query.since ? Prisma.sql`AND other.published_at >= ${query.since}::timestamptz` : Prisma.empty
  const until = query.until ? Prisma.sql`AND other.published_at <= ${query.until}::timestamptz` : Prisma.empty
  const cursor = after
    ? { ...query, until: new Date(Math.min(after.value, query.until?.getTime() ?? Number.POSITIVE_INFINITY)) }
    : query
  const tables = Prisma.sql`
    sorted AS MATERIALIZED (
      SELECT h.*, ${value} AS value FROM ${hitsSql(cursor, { at, wanted: enoughFor(limit) + locales.length })} h
    ), page AS MATERIALIZED (
      SELECT article_id, translation_id, value FROM sorted h
      WHERE ${after ? Prisma.sql`(value, translation_id) < (${after.value}::float8, ${after.id}::uuid) AND` : Prisma.empty}
        NOT EXISTS (SELECT 1 FROM search_document other
          WHERE other.article_id = h.article_id AND other.translation_id <> h.translation_id
            AND (other.published_at, other.translation_id) > (h.published_at, h.translation_id)
            AND other.published_at <= ${at} ${since} ${until} AND other.vector @@ ${query.phrases?.match ?? query.query}::tsquery)
      ORDER BY value DESC, translation_id DESC LIMIT ${limit + 1}::int
    ), hits AS MATERIALIZED (SELECT * FROM ${hitsSql(query, { at, wanted: rankedTexts, ...enoughOf(query, request) })})`
  return readPage(db, { query, request }, { tables, at, order: Prisma.sql`value DESC, translation_id DESC` })
}
