import { bodySchema } from '@/lib/body/schema'
import type { Body } from '@/lib/body/types'
import { AppError } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import type { ArticleKind } from '@/lib/generated/prisma/enums'
import { isLocale, type Locale } from '@/lib/i18n/locales'
import { type LocalizedText, pickText } from '@/lib/i18n/pick'
import type { ImageView } from '@/lib/media/types'
import { mediaUrl } from '@/lib/media/utils'
import type { ArticleSummary } from './types'

type NameRow = { locale: string; name: string }

export type MediaRow = {
  id: string
  sha256: string
  width: number
  height: number
  color: string
  translations: { locale: string; alt: string; caption: string; credit: string }[]
}

/** What a list needs of a translation and its story, as `summaryColumns` hands it over. */
export type SummaryRow = {
  id: string
  articleId: string
  locale: string
  slug: string
  title: string
  subtitle: string | null
  lead: string | null
  publishedAt: Date
  wordCount: number
  shortCode: string
  kind: ArticleKind
  breaking: boolean
  section: { slug: string; translations: (NameRow & { description: string })[] }
  authors: { slug: string; guest: boolean; translations: (NameRow & { role: string })[] }[]
  leadMedia: MediaRow | null
}

export type TagRow = { slug: string; translations: NameRow[] }

/** Topics of an article called `a` with their names, as JSON. */
export const tagsJson = Prisma.sql`COALESCE((
  SELECT json_agg(json_build_object('slug', g.slug, 'translations', COALESCE((
    SELECT json_agg(json_build_object('locale', n.locale, 'name', n.name))
    FROM tag_translation n WHERE n.tag_id = g.id), '[]')))
  FROM article_tag x JOIN tag g ON g.id = x.tag_id WHERE x.article_id = a.id), '[]')`

/** A picture called `m` with its texts, as JSON. */
export const mediaJson = Prisma.sql`json_build_object('id', m.id, 'sha256', m.sha256, 'width', m.width,
  'height', m.height, 'color', m.color, 'translations', COALESCE((
    SELECT json_agg(json_build_object('locale', n.locale, 'alt', n.alt, 'caption', n.caption, 'credit', n.credit))
    FROM media_translation n WHERE n.media_id = m.id), '[]'))`

/**
 * Columns of a `SummaryRow`, of a translation called `t` and its article `a`. One statement brings a list with all its names:
 * a query for each relation was most of what a page cost.
 */
export const summaryColumns = Prisma.sql`t.id, t.article_id AS "articleId", t.locale, t.slug, t.title, t.subtitle, t.lead,
  t.published_at AS "publishedAt", t.word_count AS "wordCount",
  a.short_code AS "shortCode", a.kind::text AS kind, a.breaking,
  (SELECT json_build_object('slug', s.slug, 'translations', COALESCE((
      SELECT json_agg(json_build_object('locale', n.locale, 'name', n.name, 'description', n.description))
      FROM section_translation n WHERE n.section_id = s.id), '[]'))
    FROM section s WHERE s.id = a.section_id) AS section,
  COALESCE((SELECT json_agg(json_build_object('slug', u.slug, 'guest', u.guest, 'translations', COALESCE((
      SELECT json_agg(json_build_object('locale', n.locale, 'name', n.name, 'role', n.role))
      FROM author_translation n WHERE n.author_id = u.id), '[]')) ORDER BY x.position)
    FROM article_author x JOIN author u ON u.id = x.author_id WHERE x.article_id = a.id), '[]') AS authors,
  (SELECT ${mediaJson} FROM media m WHERE m.id = a.lead_media_id) AS "leadMedia"`

/** A locale column as the type the rest of the code speaks. */
export function storedLocale(value: string): Locale {
  if (isLocale(value)) return value
  throw new AppError('bad_stored_data', `the database has a text in "${value}", which this site does not speak`)
}

/** A body column, checked on read: a body that does not fit the vocabulary is a fault, not a broken page. */
export function storedBody(value: unknown, translationId: string): Body {
  const result = bodySchema.safeParse(value)
  if (result.success) return result.data
  throw new AppError('bad_stored_data', `the body of translation ${translationId} does not fit the block vocabulary`, {
    cause: result.error,
  })
}

export function toImageView(media: MediaRow, locale: Locale): ImageView {
  return {
    id: media.id,
    src: mediaUrl(media.sha256),
    width: media.width,
    height: media.height,
    color: media.color,
    alt: pickText(media.translations, locale, (row) => row.alt),
    caption: pickText(media.translations, locale, (row) => row.caption),
    credit: pickText(media.translations, locale, (row) => row.credit),
  }
}

export function toSummary(row: SummaryRow, pageLocale?: Locale): ArticleSummary {
  const locale = storedLocale(row.locale)
  const named = pageLocale ?? locale
  return {
    articleId: row.articleId,
    translationId: row.id,
    locale,
    slug: row.slug,
    shortCode: row.shortCode,
    kind: row.kind,
    breaking: row.breaking,
    title: row.title,
    subtitle: row.subtitle,
    lead: row.lead,
    publishedAt: row.publishedAt,
    wordCount: row.wordCount,
    section: {
      slug: row.section.slug,
      name: pickText(row.section.translations, named, (name) => name.name, row.section.slug),
    },
    authors: row.authors.map((author) => ({
      slug: author.slug,
      guest: author.guest,
      name: pickText(author.translations, named, (name) => name.name, author.slug),
    })),
    image: row.leadMedia ? toImageView(row.leadMedia, named) : null,
  }
}

export function toTags(rows: readonly TagRow[], locale: Locale): { slug: string; name: LocalizedText }[] {
  return rows.map(({ slug, translations }) => ({
    slug,
    name: pickText(translations, locale, ({ name }) => name, slug),
  }))
}
