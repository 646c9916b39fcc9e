import type { Locale } from './i18n/locales'

/**
 * Tags of cached reads. A write names what it changed; a view never invalidates anything.
 * `all` is on every read: imports and restarts drop everything at once.
 */
export const cacheTags = {
  all: 'all',
  settings: 'settings',
  taxonomy: 'taxonomy',
  mostRead: 'most-read',
  article: (articleId: string) => `article:${articleId}`,
  /** Any list of stories in one language: front, sections, tags, authors, archive, breaking. */
  lists: (locale: Locale) => `lists:${locale}`,
} as const
