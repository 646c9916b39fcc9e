import type { ArticleKind } from '@/lib/generated/prisma/enums'
import type { Locale } from '@/lib/i18n/locales'
import type { LocalizedText } from '@/lib/i18n/pick'
import type { ImageView } from '@/lib/media/types'

/** A run of text; `hit` is what the reader asked for. */
export type Segment = { text: string; hit: boolean }

export type NamedTarget = { slug: string; name: LocalizedText }

/** The text that matched, where it is not the one that is shown. */
export type MatchedText = { locale: Locale; slug: string; title: Segment[]; snippet: Segment[] }

/** A story that was found, in the reader's best language. */
export type SearchResult = {
  articleId: string
  locale: Locale
  slug: string
  kind: ArticleKind
  title: Segment[]
  snippet: Segment[]
  publishedAt: Date
  section: NamedTarget
  authors: NamedTarget[]
  image: ImageView | null
  /** Null when the text shown is the one that matched. */
  matchedIn: MatchedText | null
}

export const sorts = ['relevance', 'date'] as const
export type Sort = (typeof sorts)[number]

export type FacetKind = 'section' | 'language' | 'author' | 'year'

/** `value` is what the filter takes: a slug, a language, a year. */
export type FacetValue = { value: string; name: LocalizedText | null; stories: number; active: boolean }

export type Facets = Record<FacetKind, FacetValue[]>

/** Stories that match; of a very common word about how many. */
export type Total = { stories: number; about: boolean }

/** Why something else was looked for than what was typed. */
export type Correction = {
  kind: 'layout' | 'spelling' | 'typo'
  /** The query that was searched. */
  query: string
}

export type SearchResults = {
  items: SearchResult[]
  total: Total
  facets: Facets
  /** Cursor of the following page. */
  next: string | null
  correction: Correction | null
  /** Filters that name no section, author or tag of the site. */
  unknown: { kind: 'section' | 'author' | 'tag'; value: string }[]
  /** Not every word was found together: the stories have some of them. */
  relaxed: boolean
}
