import type { Locale } from '@/lib/i18n/locales'

/** A text in a sitemap, with the texts it is a translation of. */
export type SitemapEntry = {
  id: string
  locale: Locale
  slug: string
  publishedAt: Date
  updatedAt: Date | null
  /** Every public text of the story, this one included. */
  translations: { locale: Locale; slug: string }[]
  /** Checksum of the lead picture. */
  image: string | null
}

/** A story of the last two days. */
export type NewsEntry = { locale: Locale; slug: string; title: string; publishedAt: Date }

/** How many texts of a language a month has. */
export type SitemapMonth = { locale: Locale; month: string; urls: number; modified: Date }

/** One file of the index. */
export type SitemapName =
  | { kind: 'pages' }
  | { kind: 'news' }
  | { kind: 'tags' | 'authors'; part: number }
  | { kind: 'month'; locale: Locale; month: string; part: number }
