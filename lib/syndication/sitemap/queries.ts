import { z } from 'zod'
import { isPublic } from '@/lib/articles/ability'
import { storedLocale } from '@/lib/articles/rows'
import { type Db, databaseNow, readRows } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { zonedMonthRange } from '@/lib/i18n/calendar'
import { type Locale, locales } from '@/lib/i18n/locales'
import { newsHours, newsUrls, sitemapBatch, sitemapSlugs, sitemapUrls } from './constants'
import type { NewsEntry, SitemapEntry, SitemapMonth } from './types'

/**
 * Months in which something was published, for the index. Each is one range of an index of the table: to tell the month of
 * every text in turn takes ten times as long, which a busy database does not finish before it is stopped.
 */
export async function listSitemapMonths(db: Db): Promise<SitemapMonth[]> {
  const now = await databaseNow(db)
  const rows = await db.$queryRaw<{ locale: string; month: string; urls: number; modified: Date }[]>`
    SELECT m.locale, to_char(m.start, 'YYYY-MM') AS month, texts.urls, texts.modified
    FROM (
      SELECT l.locale, generate_series(date_trunc('month', first.at), ${now}::timestamptz AT TIME ZONE 'UTC', interval '1 month') AS start
      FROM unnest(${[...locales]}::text[]) AS l(locale)
      CROSS JOIN LATERAL (
        SELECT min(t.published_at) AT TIME ZONE 'UTC' AS at FROM translation t WHERE t.locale = l.locale
      ) AS first
    ) AS m
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS urls, max(GREATEST(t.published_at, t.updated_at)) AS modified
      FROM translation t
      WHERE t.locale = m.locale AND ${isPublic('t', now)}
        AND t.published_at >= m.start AT TIME ZONE 'UTC'
        AND t.published_at < (m.start + interval '1 month') AT TIME ZONE 'UTC'
    ) AS texts
    WHERE texts.urls > 0
    ORDER BY 2 DESC, 1`
  return rows.map((row) => ({ ...row, locale: storedLocale(row.locale) }))
}

const entrySchema = z.object({
  id: z.string(),
  locale: z.enum(locales),
  slug: z.string(),
  publishedAt: z.date(),
  updatedAt: z.date().nullable(),
  image: z.string().nullable(),
  translations: z.array(z.tuple([z.enum(locales), z.string()])),
})

/** The texts of a part of a month, oldest first: a part that is full never changes its members. */
export async function* walkSitemap(
  db: Db,
  part: { locale: Locale; month: string; part: number },
): AsyncGenerator<SitemapEntry[]> {
  const now = await databaseNow(db)
  const { start, end } = zonedMonthRange(part.month, 'UTC')
  const inMonth = Prisma.sql`t.locale = ${part.locale} AND ${isPublic('t', now)}
    AND t.published_at >= ${start} AND t.published_at < ${end}`
  const [first] = await db.$queryRaw<{ published_at: Date; id: string }[]>`
    SELECT t.published_at, t.id FROM translation t WHERE ${inMonth}
    ORDER BY t.published_at, t.id OFFSET ${(part.part - 1) * sitemapUrls} LIMIT 1`
  if (!first) return
  let from = Prisma.sql`(t.published_at, t.id) >= (${first.published_at}, ${first.id}::uuid)`
  for (let left = sitemapUrls; left > 0; left -= sitemapBatch) {
    const entries = await listEntries(db, { where: Prisma.sql`${inMonth} AND ${from}`, now })
    const last = entries.at(-1)
    if (!last) return
    yield entries
    if (entries.length < sitemapBatch) return
    from = Prisma.sql`(t.published_at, t.id) > (${last.publishedAt}, ${last.id}::uuid)`
  }
}

async function listEntries(db: Db, query: { where: Prisma.Sql; now: Date }): Promise<SitemapEntry[]> {
  const rows = await readRows(
    db,
    Prisma.sql`
    SELECT t.id, t.locale, t.slug, t.published_at AS "publishedAt", t.updated_at AS "updatedAt", m.sha256 AS image,
      (SELECT json_agg(json_build_array(o.locale, o.slug)) FROM translation o
       WHERE o.article_id = t.article_id AND o.locale = ANY(${[...locales]}) AND ${isPublic('o', query.now)}) AS translations
    FROM translation t
    JOIN article a ON a.id = t.article_id
    LEFT JOIN media m ON m.id = a.lead_media_id
    WHERE ${query.where}
    ORDER BY t.published_at, t.id
    LIMIT ${sitemapBatch}`,
  )
  // The order is made here: a transformation of zod's keeps its value among the old objects, as lib/bounded-queries.ts tells.
  return rows.map((row) => {
    const entry = entrySchema.parse(row)
    return { ...entry, translations: inTableOrder(entry.translations) }
  })
}

/** Every text of a story has to name its translations alike. */
function inTableOrder(pairs: [Locale, string][]): SitemapEntry['translations'] {
  return locales.flatMap((locale) =>
    pairs.filter(([candidate]) => candidate === locale).map(([, slug]) => ({ locale, slug })),
  )
}

/** What a news sitemap may have: the texts of the last two days, newest first. */
export async function listNews(db: Db): Promise<NewsEntry[]> {
  const now = await databaseNow(db)
  const since = new Date(now.getTime() - newsHours * 3_600_000)
  const rows = await db.$queryRaw<(Omit<NewsEntry, 'locale'> & { locale: string })[]>`
    SELECT t.locale, t.slug, t.title, t.published_at AS "publishedAt" FROM translation t
    WHERE t.locale = ANY(${[...locales]}) AND ${isPublic('t', now)} AND t.published_at > ${since}
    ORDER BY t.published_at DESC, t.id DESC LIMIT ${newsUrls}`
  return rows.map((row) => ({ ...row, locale: storedLocale(row.locale) }))
}

/** Topics or authors that have anything readable, a part of them in the order of their slugs. */
export async function listSlugs(db: Db, list: { kind: 'tags' | 'authors'; part: number }): Promise<string[]> {
  const now = await databaseNow(db)
  const skip = (list.part - 1) * sitemapSlugs
  const read = {
    article: { translations: { some: { status: { in: ['published', 'scheduled'] }, publishedAt: { lte: now } } } },
  } satisfies Prisma.ArticleTagWhereInput
  const page = { select: { slug: true }, orderBy: { slug: 'asc' }, skip, take: sitemapSlugs } as const
  const rows =
    list.kind === 'tags'
      ? await db.tag.findMany({ where: { articles: { some: read } }, ...page })
      : await db.author.findMany({ where: { articles: { some: read } }, ...page })
  return rows.map((row) => row.slug)
}

/** How many parts topics and authors have. */
export async function countSlugParts(db: Db): Promise<{ tags: number; authors: number }> {
  const [tags, authors] = await Promise.all([db.tag.count(), db.author.count()])
  return { tags: Math.ceil(tags / sitemapSlugs), authors: Math.ceil(authors / sitemapSlugs) }
}
