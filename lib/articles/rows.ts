import { bodySchema } from '@/lib/body/schema'
import type { Body } from '@/lib/body/types'
import { AppError } from '@/lib/errors'
import type { Prisma } from '@/lib/generated/prisma/client'
import { isLocale, type Locale } from '@/lib/i18n/locales'
import { pickText } from '@/lib/i18n/pick'
import type { ImageView } from '@/lib/media/types'
import { mediaUrl } from '@/lib/media/utils'
import type { ArticleSummary } from './types'

/** What a list needs of a translation and its story. */
export const summarySelect = {
  id: true,
  articleId: true,
  locale: true,
  slug: true,
  title: true,
  subtitle: true,
  lead: true,
  publishedAt: true,
  wordCount: true,
  article: {
    select: {
      shortCode: true,
      kind: true,
      breaking: true,
      section: { select: { slug: true, translations: true } },
      authors: {
        orderBy: { position: 'asc' },
        select: { author: { select: { slug: true, guest: true, translations: true } } },
      },
      leadMedia: { include: { translations: true } },
    },
  },
} satisfies Prisma.TranslationSelect

export type SummaryRow = Prisma.TranslationGetPayload<{ select: typeof summarySelect }>
type MediaRow = Prisma.MediaGetPayload<{ include: { translations: true } }>

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
  const { article } = row
  return {
    articleId: row.articleId,
    translationId: row.id,
    locale,
    slug: row.slug,
    shortCode: article.shortCode,
    kind: article.kind,
    breaking: article.breaking,
    title: row.title,
    subtitle: row.subtitle,
    lead: row.lead,
    publishedAt: row.publishedAt ?? new Date(0),
    wordCount: row.wordCount,
    section: {
      slug: article.section.slug,
      name: pickText(article.section.translations, named, (name) => name.name, article.section.slug),
    },
    authors: article.authors.map(({ author }) => ({
      slug: author.slug,
      guest: author.guest,
      name: pickText(author.translations, named, (name) => name.name, author.slug),
    })),
    image: article.leadMedia ? toImageView(article.leadMedia, named) : null,
  }
}
