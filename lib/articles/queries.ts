import { type Db, databaseNow } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { zonedDayRange, zonedMonthRange } from '@/lib/i18n/calendar'
import { type Languages, languagesOf, type Place } from '@/lib/i18n/languages'
import type { Locale } from '@/lib/i18n/locales'
import { publicTranslation } from './ability'
import { frontLimits, pageSize } from './constants'
import { type Cursor, encodeCursor } from './cursor'
import { type SummaryRow, summarySelect, toSummary } from './rows'
import type { ArticleFilter, ArticlePage, ArticleSummary } from './types'

const newestFirst = [{ publishedAt: 'desc' }, { id: 'desc' }] satisfies Prisma.TranslationOrderByWithRelationInput[]

function filterWhere(filter: ArticleFilter): Prisma.TranslationWhereInput {
  switch (filter.by) {
    case 'all':
      return {}
    case 'section':
      return { article: { section: { slug: filter.slug } } }
    case 'tag':
      return { article: { tags: { some: { tag: { slug: filter.slug } } } } }
    case 'author':
      return { article: { authors: { some: { author: { slug: filter.slug } } } } }
    case 'day':
    case 'month': {
      const { timeZone } = filter
      const { start, end } =
        filter.by === 'day' ? zonedDayRange(filter.day, timeZone) : zonedMonthRange(filter.month, timeZone)
      return { publishedAt: { gte: start, lt: end } }
    }
  }
}

/** `lte` first, so that the index bounds the scan; the OR then cuts the ties. */
function afterWhere(after: Cursor | null): Prisma.TranslationWhereInput {
  if (!after) return {}
  const { publishedAt, id } = after
  return { publishedAt: { lte: publishedAt }, OR: [{ publishedAt: { lt: publishedAt } }, { id: { lt: id } }] }
}

/** Texts in a language of stories that exist in none of the languages before it. */
function textsIn(languages: Languages, locale: Locale, now: Date): Prisma.TranslationWhereInput {
  const better = languages.slice(0, languages.indexOf(locale))
  if (better.length === 0) return { locale }
  const existing = { AND: [{ locale: { in: better } }, publicTranslation(now)] }
  return { locale, article: { translations: { none: existing } } }
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
  query: { languages: Languages; where: Prisma.TranslationWhereInput[]; limit: number },
): Promise<SummaryRow[]> {
  const { languages, where, limit } = query
  const now = await databaseNow(db)
  const lists = await Promise.all(
    languages.map((locale) =>
      db.translation.findMany({
        where: { AND: [textsIn(languages, locale, now), publicTranslation(now), ...where] },
        orderBy: newestFirst,
        take: limit,
        select: summarySelect,
      }),
    ),
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
  const except = query.except ? { articleId: { not: query.except } } : {}
  const where = [filterWhere(query.filter), afterWhere(query.after ?? null), except]
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
  return listMarked(db, { place, where: { article: { breaking: true } }, limit: frontLimits.breaking })
}

/** Stories an editor pinned to the top of the front page, newest first. */
export async function listPinned(db: Db, place: Place): Promise<ArticleSummary[]> {
  return listMarked(db, { place, where: { article: { pinned: true } }, limit: 1 })
}

async function listMarked(
  db: Db,
  query: { place: Place; where: Prisma.TranslationWhereInput; limit: number },
): Promise<ArticleSummary[]> {
  const languages = languagesOf(query.place)
  const rows = await newestRows(db, { languages, where: [query.where], limit: query.limit })
  return rows.map((row) => toSummary(row, languages[0]))
}

/** Slugs of the newest stories in a language: what a build prerenders. */
export async function listNewestSlugs(db: Db, query: { locale: Locale; limit: number }): Promise<string[]> {
  const rows = await db.translation.findMany({
    where: { AND: [{ locale: query.locale }, publicTranslation(await databaseNow(db))] },
    orderBy: newestFirst,
    take: query.limit,
    select: { slug: true },
  })
  return rows.map((row) => row.slug)
}
