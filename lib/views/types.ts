import type { Locale } from '@/lib/i18n/locales'
import type { ReferrerClass } from './constants'

/** Who asks, as far as counting needs it; lives for the length of a request and is stored nowhere. */
export type Reader = { network: string; agent: string }

/** One reading of a story in one of its languages. */
export type Reading = { articleId: string; translationId: string; referrer: ReferrerClass }

/** `count` is the story's number in all languages; null while the database does not answer. */
export type Counted = { kind: 'counted'; count: number | null; locale: Locale | null }

/** `unknown`: readers can see no such text. */
export type CountAnswer = Counted | { kind: 'unknown' }

/** A view on its way to the database. Day and hour are those of its arrival, in the site's calendar. */
export type Entry = {
  /** 32 hex digits. */
  key: string
  day: string
  hour: number
  referrer: number
  articleId: string
  translationId: string
}

/** A day of the site's calendar with its salt. Instants are milliseconds. */
export type ViewDay = { day: string; startsAt: number; endsAt: number; salt: Buffer }

/** What is known of a story that is being read. */
export type StoryFacts = {
  /** Views in all languages. Only grows. */
  total: number
  /** Public translations by id. */
  translations: Map<string, { number: number; locale: Locale }>
  /** When they are looked up again if somebody asks. Milliseconds. */
  staleAt: number
}
