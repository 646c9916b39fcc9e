import type { ArticleFilter } from '@/lib/articles/types'
import type { Languages } from '@/lib/i18n/languages'
import type { Locale } from '@/lib/i18n/locales'
import type { feedFormats } from './constants'

export type FeedFormat = keyof typeof feedFormats

/** What a feed is about. */
export type FeedSubject = Extract<ArticleFilter, { by: 'all' | 'section' | 'tag' | 'author' }> | { by: 'mostRead' }

/** Which page of which feed is asked for. */
export type FeedRequest = {
  /** Language of the feed's own texts. */
  locale: Locale
  /** Languages of its stories: each story once, in the first it exists in. */
  languages: Languages
  subject: FeedSubject
  after?: string | undefined
  limit: number
}

export type FeedImage = {
  url: string
  type: string
  /** Bytes; null when the file is not there. */
  length: number | null
  width: number
  height: number
}

/** A story in a feed. Addresses are absolute. */
export type FeedItem = {
  /** Stays the same when the slug, the title or the site's name change. */
  id: string
  url: string
  locale: Locale
  title: string
  summary: string
  /** The whole text, made when it is written: a thousand of them are not in memory at once. */
  html: () => string
  publishedAt: Date
  updatedAt: Date
  authors: { name: string; url: string }[]
  categories: { term: string; label: string; url: string }[]
  image: FeedImage | null
}

/** A page of a feed, in no format yet. Addresses are absolute. */
export type Feed = {
  locale: Locale
  title: string
  description: string
  site: string
  /** The page whose stories these are. */
  home: string
  /** This very page of the feed in a format. */
  self: (format: FeedFormat) => string
  next: ((format: FeedFormat) => string) | null
  icon: string
  favicon: string
  /** The small picture that RSS knows. */
  mark: string
  updated: Date
  items: FeedItem[]
}
