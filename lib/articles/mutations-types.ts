import type { BodyDraft } from '@/lib/body/draft'
import type { Body } from '@/lib/body/types'
import type { TranslationStatus } from '@/lib/generated/prisma/enums'
import type { Locale } from '@/lib/i18n/locales'
import type { ArticleKind } from './types'

export type MediaTexts = { locale: Locale; alt: string; caption: string; credit: string }

/** A stored picture of a story; `key` is what the bodies' drafts call it. */
export type StoryMedia = {
  key: string
  externalId: string
  sha256: string
  width: number
  height: number
  color: string
  texts: MediaTexts[]
}

export type StoryTranslation = {
  locale: Locale
  /** null: keep the present address, or make one from the title. */
  slug: string | null
  status: TranslationStatus
  title: string
  subtitle: string | null
  lead: string | null
  body: BodyDraft
  publishedAt: Date
  updatedAt: Date | null
}

/** A story from outside, checked and complete, with its pictures already in the media directory. */
export type StoryToWrite = {
  externalId: string
  importHash: string
  kind: ArticleKind
  section: string
  tags: string[]
  authors: string[]
  originalLocale: Locale
  breaking: boolean
  pinned: boolean
  /** The first one is the lead picture. */
  media: StoryMedia[]
  translations: StoryTranslation[]
}

/** What became of a story. */
export type WriteOutcome =
  | { externalId: string; result: 'created' | 'updated' | 'unchanged' }
  | { externalId: string; result: 'refused'; path: string; reason: string }

/** Which story an address belongs to; `live` is false for an old address that redirects. */
export type SlugOwner = { story: string; live: boolean }

/** Owners of addresses by `slugKey`. */
export type SlugOwners = Map<string, SlugOwner>

/** What the database has of a translation, compared with the line. */
export type StoredTranslation = {
  id: string
  slug: string
  status: TranslationStatus
  sameText: boolean
  sameRow: boolean
  /** The newest revision; `same` when it has the line's text. */
  revision: { id: string; number: number; createdAt: Date; same: boolean } | null
}

export type StoredArticle = { id: string; shortCode: string; importHash: string | null }

export type PlannedRevision = { id: string; number: number; originalRevisionId: string | null; createdAt: Date | null }

export type PlannedTranslation = Omit<StoryTranslation, 'body' | 'slug'> & {
  id: string
  slug: string
  body: Body
  wordCount: number
  stored: StoredTranslation | null
  revision: PlannedRevision | null
}

export type PlannedMedia = StoryMedia & { id: string; state: 'new' | 'changed' | 'same' }

export type PlannedStory = {
  story: StoryToWrite
  articleId: string
  shortCode: string
  isNew: boolean
  media: PlannedMedia[]
  translations: PlannedTranslation[]
}
