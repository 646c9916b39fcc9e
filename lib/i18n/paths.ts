import type { Locale } from './locales'

/** Every address of the site is made here. Slugs come from the database or from `slugify`, so they need no escaping but get it. */
export const paths = {
  front: (locale: Locale) => `/${locale}`,
  article: (locale: Locale, slug: string) => `/${locale}/articles/${encodeURIComponent(slug)}`,
  parallel: (locale: Locale, slug: string, other: Locale) => `${paths.article(locale, slug)}?with=${other}`,
  section: (locale: Locale, slug: string) => `/${locale}/sections/${encodeURIComponent(slug)}`,
  tag: (locale: Locale, slug: string) => `/${locale}/tags/${encodeURIComponent(slug)}`,
  author: (locale: Locale, slug: string) => `/${locale}/authors/${encodeURIComponent(slug)}`,
  archive: (locale: Locale, day: string) => `/${locale}/archive/${day}`,
  search: (locale: Locale, query?: string) =>
    query ? `/${locale}/search?q=${encodeURIComponent(query)}` : `/${locale}/search`,
  page: (locale: Locale, page: 'about' | 'reuse' | 'contacts') => `/${locale}/${page}`,
  /** Leads to the story in the reader's own language. */
  short: (shortCode: string, blockId?: string) => `/a/${shortCode}${blockId ? `#${blockId}` : ''}`,
  /** The following page of a list. */
  after: (list: string, cursor: string) => `${list}?after=${cursor}`,
} as const
