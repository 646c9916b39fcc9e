import { type Db, databaseNow } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { zonedDayRange } from '@/lib/i18n/calendar'
import type { Locale } from '@/lib/i18n/locales'
import { publicTranslation } from './ability'
import { frontLimits, pageSize } from './constants'
import { type Cursor, encodeCursor } from './cursor'
import { summarySelect, toSummary } from './rows'
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
    case 'day': {
      const { start, end } = zonedDayRange(filter.day, filter.timeZone)
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

/** One page of public stories in a language, newest first. */
export async function listArticles(
  db: Db,
  query: { locale: Locale; filter: ArticleFilter; after?: Cursor | null; limit?: number; except?: string },
): Promise<ArticlePage> {
  const limit = query.limit ?? pageSize
  const rows = await db.translation.findMany({
    where: {
      AND: [
        { locale: query.locale },
        publicTranslation(await databaseNow(db)),
        filterWhere(query.filter),
        afterWhere(query.after ?? null),
        query.except ? { articleId: { not: query.except } } : {},
      ],
    },
    orderBy: newestFirst,
    take: limit + 1,
    select: summarySelect,
  })
  const items = rows.slice(0, limit).map((row) => toSummary(row))
  const last = items.at(-1)
  return {
    items,
    next: rows.length > limit && last ? encodeCursor({ publishedAt: last.publishedAt, id: last.translationId }) : null,
  }
}

/** Stories an editor marked as breaking, newest first. */
export async function listBreaking(db: Db, locale: Locale): Promise<ArticleSummary[]> {
  const rows = await db.translation.findMany({
    where: { AND: [{ locale, article: { breaking: true } }, publicTranslation(await databaseNow(db))] },
    orderBy: newestFirst,
    take: frontLimits.breaking,
    select: summarySelect,
  })
  return rows.map((row) => toSummary(row))
}

/** Stories an editor pinned to the top of the front page, newest first. */
export async function listPinned(db: Db, locale: Locale): Promise<ArticleSummary[]> {
  const rows = await db.translation.findMany({
    where: { AND: [{ locale, article: { pinned: true } }, publicTranslation(await databaseNow(db))] },
    orderBy: newestFirst,
    take: 1,
    select: summarySelect,
  })
  return rows.map((row) => toSummary(row))
}

/** The stories with the most views in a language. */
export async function listMostRead(db: Db, locale: Locale): Promise<ArticleSummary[]> {
  const rows = await db.translation.findMany({
    where: { AND: [{ locale, views: { count: { gt: 0 } } }, publicTranslation(await databaseNow(db))] },
    orderBy: [{ views: { count: 'desc' } }, ...newestFirst],
    take: frontLimits.mostRead,
    select: summarySelect,
  })
  return rows.map((row) => toSummary(row))
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
