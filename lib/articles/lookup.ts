import { bodyMediaIds } from '@/lib/body/utils'
import { type Db, databaseNow, readRows } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { type Locale, locales } from '@/lib/i18n/locales'
import { pickText } from '@/lib/i18n/pick'
import { isPublic, publicTranslation } from './ability'
import { listMedia } from './queries'
import {
  type SummaryRow,
  storedBody,
  storedLocale,
  summaryColumns,
  type TagRow,
  tagsJson,
  toImageView,
  toSummary,
  toTags,
} from './rows'
import { storyViews } from './story-views'
import type { ArticleLookup, ArticleView, TranslationLink } from './types'

type LinkRow = { locale: string; slug: string; title: string }

type ViewRow = SummaryRow & {
  body: unknown
  updatedAt: Date | null
  originalLocale: string
  tags: TagRow[]
  links: LinkRow[]
  views: number
}

/** The story of an address with all that its page says, in one statement. */
function viewSql({ locale, slug }: { locale: Locale; slug: string }): Prisma.Sql {
  return Prisma.sql`SELECT ${summaryColumns}, t.body, t.updated_at AS "updatedAt", a.original_locale AS "originalLocale",
      ${tagsJson} AS tags,
      (SELECT json_agg(json_build_object('locale', o.locale, 'slug', o.slug, 'title', o.title))
        FROM translation o WHERE o.article_id = a.id AND ${isPublic('o')}) AS links,
      (${storyViews(Prisma.sql`a.id`)}) AS views
    FROM translation t JOIN article a ON a.id = t.article_id
    WHERE t.locale = ${locale} AND t.slug = ${slug} AND ${isPublic('t')}`
}

/**
 * What `/{locale}/articles/{slug}` leads to: the story; its present address when the slug is an old one or a short code;
 * the languages it exists in when this is not one of them; that it was withdrawn; or nothing.
 */
export async function lookUpArticle(db: Db, address: { locale: Locale; slug: string }): Promise<ArticleLookup> {
  const [row] = await readRows<ViewRow>(db, viewSql(address))
  if (row) return { kind: 'found', article: await toView(db, row) }
  return lookUpElsewhere(db, address, await databaseNow(db))
}

/** Whether `lookUpArticle` could find anything there. It may say so of what no reader may see, never the opposite. */
export async function hasArticleAt(db: Db, { locale, slug }: { locale: Locale; slug: string }): Promise<boolean> {
  const [found] = await readRows<{ known: boolean }>(
    db,
    Prisma.sql`SELECT EXISTS (SELECT FROM translation WHERE locale = ANY (${[...locales]}) AND slug = ${slug})
        OR EXISTS (SELECT FROM slug_redirect WHERE locale = ${locale} AND slug = ${slug})
        OR EXISTS (SELECT FROM article WHERE short_code = ${slug}) AS known`,
  )
  return found?.known === true
}

/** The slug is no present address in this language: an old one, a short code, or the address in another language? */
async function lookUpElsewhere(db: Db, address: { locale: Locale; slug: string }, now: Date): Promise<ArticleLookup> {
  const { locale, slug } = address
  const old = await db.slugRedirect.findUnique({
    where: { locale_slug: { locale, slug } },
    select: { translation: { select: { articleId: true } } },
  })
  const stranger =
    old?.translation ??
    (await withdrawnText(db, { locale, slug }, now)) ??
    (await db.translation.findFirst({
      where: { AND: [{ slug }, publicTranslation(now)] },
      select: { articleId: true },
    }))
  const byCode = stranger ?? (await articleByShortCode(db, slug))
  if (!byCode) return { kind: 'unknown' }
  return answerForArticle(db, { articleId: byCode.articleId, locale, now })
}

/** A text that readers could see once and no longer can. What was withdrawn before its time was never public. */
async function withdrawnText(
  db: Db,
  where: { locale?: Locale; slug?: string; articleId?: string },
  now: Date,
): Promise<{ articleId: string } | null> {
  return db.translation.findFirst({
    where: { AND: [where, { status: 'withdrawn', publishedAt: { lte: now } }] },
    select: { articleId: true },
  })
}

async function articleByShortCode(db: Db, shortCode: string): Promise<{ articleId: string } | null> {
  const article = await db.article.findUnique({ where: { shortCode }, select: { id: true } })
  return article ? { articleId: article.id } : null
}

async function answerForArticle(
  db: Db,
  query: { articleId: string; locale: Locale; now: Date },
): Promise<ArticleLookup> {
  const article = await db.article.findUnique({ where: { id: query.articleId }, select: { shortCode: true } })
  const translations = await listTranslationLinks(db, query)
  if (!article) return { kind: 'unknown' }
  const here = translations.find((translation) => translation.locale === query.locale)
  if (here) return { kind: 'moved', slug: here.slug }
  const { articleId, locale, now } = query
  const missing = { articleId, shortCode: article.shortCode, translations }
  const own = translations.length === 0 ? { articleId } : { articleId, locale }
  if (await withdrawnText(db, own, now)) return { kind: 'withdrawn', missing }
  return translations.length > 0 ? { kind: 'missing', missing } : { kind: 'unknown' }
}

/** Every public translation of a story, in the order of the locale table. */
async function listTranslationLinks(db: Db, query: { articleId: string; now: Date }): Promise<TranslationLink[]> {
  const rows = await db.translation.findMany({
    where: { AND: [{ articleId: query.articleId }, publicTranslation(query.now)] },
    select: { locale: true, slug: true, title: true },
  })
  return toLinks(rows)
}

function toLinks(rows: readonly LinkRow[]): TranslationLink[] {
  const links = rows.map((row) => ({ ...row, locale: storedLocale(row.locale) }))
  return links.sort((a, b) => locales.indexOf(a.locale) - locales.indexOf(b.locale))
}

/** Where a short code leads: the public translations of its story. */
export async function getStoryByShortCode(db: Db, shortCode: string): Promise<TranslationLink[]> {
  const found = await articleByShortCode(db, shortCode)
  return found ? listTranslationLinks(db, { articleId: found.articleId, now: await databaseNow(db) }) : []
}

async function toView(db: Db, row: ViewRow): Promise<ArticleView> {
  const summary = toSummary(row)
  const { locale } = summary
  const body = storedBody(row.body, row.id)
  const media = await listMedia(db, bodyMediaIds(body))
  return {
    ...summary,
    originalLocale: storedLocale(row.originalLocale),
    updatedAt: row.updatedAt,
    body,
    images: Object.fromEntries(media.map((picture) => [picture.id, toImageView(picture, locale)])),
    tags: toTags(row.tags, locale),
    section: {
      ...summary.section,
      description: pickText(row.section.translations, locale, (text) => text.description),
    },
    authors: row.authors.map((author) => ({
      slug: author.slug,
      guest: author.guest,
      name: pickText(author.translations, locale, (text) => text.name, author.slug),
      role: pickText(author.translations, locale, (text) => text.role),
    })),
    translations: toLinks(row.links),
    views: row.views,
  }
}
