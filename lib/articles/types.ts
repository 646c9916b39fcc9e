import type { Body } from '@/lib/body/types'
import type { ArticleKind } from '@/lib/generated/prisma/enums'
import type { Locale } from '@/lib/i18n/locales'
import type { LocalizedText } from '@/lib/i18n/pick'
import type { ImageView } from '@/lib/media/types'
import type { SectionView } from '@/lib/taxonomy/types'

export type { ArticleKind }

/** A link to a section, tag or author page. */
export type NamedLink = { slug: string; name: LocalizedText }

export type AuthorLink = NamedLink & { guest: boolean }

/** A story as lists show it. */
export type ArticleSummary = {
  articleId: string
  translationId: string
  locale: Locale
  slug: string
  shortCode: string
  kind: ArticleKind
  breaking: boolean
  title: string
  subtitle: string | null
  lead: string | null
  publishedAt: Date
  wordCount: number
  section: NamedLink
  authors: AuthorLink[]
  image: ImageView | null
}

/** Where a story can be read in a language. */
export type TranslationLink = { locale: Locale; slug: string; title: string }

/** A story as its page shows it. */
export type ArticleView = Omit<ArticleSummary, 'section' | 'authors'> & {
  originalLocale: Locale
  updatedAt: Date | null
  body: Body
  /** Pictures of the body by media id. */
  images: Record<string, ImageView>
  tags: NamedLink[]
  section: NamedLink & { description: LocalizedText }
  authors: (AuthorLink & { role: LocalizedText })[]
  /** Every public translation, this one included, in the order of the locale table. */
  translations: TranslationLink[]
  /** Of the story in all languages, as it was when this was read; the page asks for the present number. */
  views: number
}

/** The story exists, but not in this language. */
export type MissingTranslation = { articleId: string; shortCode: string; translations: TranslationLink[] }

/** What an address leads to. */
export type ArticleLookup =
  | { kind: 'found'; article: ArticleView }
  | { kind: 'moved'; slug: string }
  | { kind: 'missing'; missing: MissingTranslation }
  /** The newsroom took the text back; it may still be there in other languages. */
  | { kind: 'withdrawn'; missing: MissingTranslation }
  | { kind: 'unknown' }

/** A page of a list: newest first; `next` is the cursor of the following page. */
export type ArticlePage = { items: ArticleSummary[]; next: string | null }

/** What a list is about; nothing means every story. */
export type ArticleFilter =
  | { by: 'all' }
  | { by: 'section' | 'tag' | 'author'; slug: string }
  /** A day of the site's calendar, yyyy-mm-dd, in the site's time zone. */
  | { by: 'day'; day: string; timeZone: string }
  /** A month of it, yyyy-mm. */
  | { by: 'month'; month: string; timeZone: string }

/** What the front page is composed of. */
export type FrontStories = { ranked: ArticleSummary[]; latest: ArticleSummary[] }

export type SectionStories = { section: SectionView; stories: ArticleSummary[] }
