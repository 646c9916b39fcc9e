import { type Db, readRows } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { zonedDayRange, zonedMonthRange } from '@/lib/i18n/calendar'
import { type Languages, languagesOf, type Place } from '@/lib/i18n/languages'
import type { Locale } from '@/lib/i18n/locales'
import { isPublic } from './ability'
import { frontLimits, pageSize } from './constants'
import { type Cursor, encodeCursor } from './cursor'
import { type MediaRow, mediaJson, type SummaryRow, summaryColumns, toSummary } from './rows'
import type { ArticleFilter, ArticlePage, ArticleSummary } from './types'

/** Which translations `t` of articles `a` belong to the list. */
function filterSql(filter: ArticleFilter): Prisma.Sql {
  switch (filter.by) {
    case 'all':
      return Prisma.sql`true`
    case 'section':
      return Prisma.sql`t.section_id = (SELECT id FROM section WHERE slug = ${filter.slug})`
    case 'tag':
      return Prisma.sql`EXISTS (SELECT FROM article_tag x
        WHERE x.article_id = a.id AND x.tag_id = (SELECT id FROM tag WHERE slug = ${filter.slug}))`
    case 'author':
      return Prisma.sql`EXISTS (SELECT FROM article_author x
        WHERE x.article_id = a.id AND x.author_id = (SELECT id FROM author WHERE slug = ${filter.slug}))`
    case 'day':
    case 'month': {
      const { timeZone } = filter
      const { start, end } =
        filter.by === 'day' ? zonedDayRange(filter.day, timeZone) : zonedMonthRange(filter.month, timeZone)
      return Prisma.sql`t.published_at >= ${start}::timestamptz AND t.published_at < ${end}::timestamptz`
    }
  }
}

function afterSql(after: Cursor | null): Prisma.Sql {
  if (!after) return Prisma.sql`true`
  return Prisma.sql`(t.published_at, t.id) < (${after.publishedAt}::timestamptz, ${after.id}::uuid)`
}

/** Texts in a language of stories that exist in none of the languages before it. */
function textsIn(languages: Languages, locale: Locale): Prisma.Sql {
  const better = languages.slice(0, languages.indexOf(locale))
  if (better.length === 0) return Prisma.sql`t.locale = ${locale}`
  return Prisma.sql`t.locale = ${locale} AND NOT EXISTS (SELECT FROM translation o
    WHERE o.article_id = t.article_id AND o.locale = ANY(${better}::text[]) AND ${isPublic('o')})`
}

/** The newest public texts in one language: ids first, so that names are looked up for the few that are shown. */
function newestIds(options: { texts: Prisma.Sql; where: readonly Prisma.Sql[]; limit: number }): Prisma.Sql {
  return Prisma.sql`SELECT t.id FROM translation t JOIN article a ON a.id = t.article_id
    WHERE ${Prisma.join([options.texts, isPublic('t'), ...options.where], ' AND ')}
    ORDER BY t.published_at DESC, t.id DESC LIMIT ${options.limit}`
}

function byTime(a: SummaryRow, b: SummaryRow): number {
  const difference = Number(b.publishedAt) - Number(a.publishedAt)
  if (difference !== 0) return difference
  return a.id < b.id ? 1 : -1
}

/**
 * The newest public texts of a reader's languages, every story once, in the first language it exists in. One query a
 * language, merged here: each walks its own index, while a single query over all of them would sort everything.
 */
async function newestRows(
  db: Db,
  query: { languages: Languages; where: readonly Prisma.Sql[]; limit: number },
): Promise<SummaryRow[]> {
  const { languages, where, limit } = query
  const lists = await Promise.all(
    languages.map((locale) => {
      const ids = newestIds({ texts: textsIn(languages, locale), where, limit })
      return readRows<SummaryRow>(
        db,
        Prisma.sql`SELECT ${summaryColumns} FROM (${ids}) chosen
        JOIN translation t ON t.id = chosen.id JOIN article a ON a.id = t.article_id`,
      )
    }),
  )
  return lists.flat().sort(byTime).slice(0, limit)
}

/**
 * One page of public stories, newest first.
 *
 * @param query.locale one language, or a reader's list of them
 */
export async function listArticles(
  db: Db,
  query: { locale: Place; filter: ArticleFilter; after?: Cursor | null; limit?: number; except?: string },
): Promise<ArticlePage> {
  const limit = query.limit ?? pageSize
  const languages = languagesOf(query.locale)
  const except = query.except ? Prisma.sql`a.id <> ${query.except}::uuid` : Prisma.sql`true`
  const where = [filterSql(query.filter), afterSql(query.after ?? null), except]
  const rows = await newestRows(db, { languages, where, limit: limit + 1 })
  const items = rows.slice(0, limit).map((row) => toSummary(row, languages[0]))
  const last = items.at(-1)
  return {
    items,
    next: rows.length > limit && last ? encodeCursor({ publishedAt: last.publishedAt, id: last.translationId }) : null,
  }
}

/** Stories an editor marked as breaking, newest first. */
export async function listBreaking(db: Db, place: Place): Promise<ArticleSummary[]> {
  return listMarked(db, { place, where: Prisma.sql`a.breaking`, limit: frontLimits.breaking })
}

/** Stories an editor pinned to the top of the front page, newest first. */
export async function listPinned(db: Db, place: Place): Promise<ArticleSummary[]> {
  return listMarked(db, { place, where: Prisma.sql`a.pinned`, limit: 1 })
}

async function listMarked(
  db: Db,
  query: { place: Place; where: Prisma.Sql; limit: number },
): Promise<ArticleSummary[]> {
  const languages = languagesOf(query.place)
  const rows = await newestRows(db, { languages, where: [query.where], limit: query.limit })
  return rows.map((row) => toSummary(row, languages[0]))
}

/**
 * The newest stories of every section, in one query a language.
 *
 * @param query.limit stories a section
 * @returns by the section's slug
 */
export async function listSectionStrips(
  db: Db,
  query: { place: Place; limit: number },
): Promise<Map<string, ArticleSummary[]>> {
  const languages = languagesOf(query.place)
  const rows = await Promise.all(
    languages.map((locale) => {
      const where = [Prisma.sql`t.section_id = strip.id`]
      const ids = newestIds({ texts: textsIn(languages, locale), where, limit: query.limit })
      return readRows<SummaryRow>(
        db,
        Prisma.sql`SELECT ${summaryColumns} FROM section strip
        CROSS JOIN LATERAL (${ids}) chosen JOIN translation t ON t.id = chosen.id JOIN article a ON a.id = t.article_id`,
      )
    }),
  )
  const strips = new Map<string, ArticleSummary[]>()
  for (const row of rows.flat().sort(byTime)) {
    const strip = strips.get(row.section.slug) ?? []
    if (strip.length < query.limit) strip.push(toSummary(row, languages[0]))
    strips.set(row.section.slug, strip)
  }
  return strips
}

/** Texts by their ids, in the order of the ids; those that are gone are left out. */
export async function listChosen(
  db: Db,
  query: { translationIds: readonly string[]; pageLocale: Locale },
): Promise<ArticleSummary[]> {
  const { translationIds, pageLocale } = query
  if (translationIds.length === 0) return []
  const rows = await readRows<SummaryRow>(
    db,
    Prisma.sql`SELECT ${summaryColumns} FROM translation t
    JOIN article a ON a.id = t.article_id WHERE t.id = ANY(${[...translationIds]}::uuid[])`,
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return translationIds.flatMap((id) => {
    const row = byId.get(id)
    return row ? [toSummary(row, pageLocale)] : []
  })
}

/** Slugs of the newest stories in a language: what a build prerenders. */
export async function listNewestSlugs(db: Db, query: { locale: Locale; limit: number }): Promise<string[]> {
  const rows = await readRows<{ slug: string }>(
    db,
    Prisma.sql`SELECT t.slug FROM translation t
    WHERE t.locale = ${query.locale} AND ${isPublic('t')} ORDER BY t.published_at DESC, t.id DESC LIMIT ${query.limit}`,
  )
  return rows.map((row) => row.slug)
}

/** Pictures by their ids, in no order. */
export async function listMedia(db: Db, ids: readonly string[]): Promise<MediaRow[]> {
  if (ids.length === 0) return []
  const rows = await readRows<{ media: MediaRow }>(
    db,
    Prisma.sql`SELECT ${mediaJson} AS media FROM media m WHERE m.id = ANY(${[...ids]}::uuid[])`,
  )
  return rows.map(({ media }) => media)
}
