import { type Place, placeSegment } from './languages'
import type { Locale } from './locales'

/**
 * Every address of the site is made here. Slugs come from the database or from `slugify`, so they need no escaping but get it.
 * Lists can be had in one language or in a reader's list of them; a story has an address in its own language only.
 */
export const paths = {
  front: (place: Place) => `/${placeSegment(place)}`,
  article: (locale: Locale, slug: string) => `/${locale}/articles/${encodeURIComponent(slug)}`,
  /** In which languages a story can be read: a page of its own, by the short code, which belongs to no language. */
  storyLanguages: (locale: Locale, shortCode: string) => `${paths.article(locale, shortCode)}/languages`,
  parallel: (locale: Locale, slug: string, other: Locale) => `${paths.article(locale, slug)}?with=${other}`,
  section: (place: Place, slug: string) => `/${placeSegment(place)}/sections/${encodeURIComponent(slug)}`,
  tag: (place: Place, slug: string) => `/${placeSegment(place)}/tags/${encodeURIComponent(slug)}`,
  author: (place: Place, slug: string) => `/${placeSegment(place)}/authors/${encodeURIComponent(slug)}`,
  /** A day (yyyy-mm-dd), a month (yyyy-mm), or without either the present month. */
  archive: (place: Place, period?: string) => `/${placeSegment(place)}/archive${period ? `/${period}` : ''}`,
  search: (place: Place, query?: string) =>
    `/${placeSegment(place)}/search${query ? `?q=${encodeURIComponent(query)}` : ''}`,
  page: (place: Place, page: 'about' | 'reuse' | 'contacts' | 'how-we-count') => `/${placeSegment(place)}/${page}`,
  /** Of the last day, or of another period. */
  mostRead: (place: Place, period?: string) => `/${placeSegment(place)}/most-read${period ? `/${period}` : ''}`,
  /** Leads to the story in the reader's own language. */
  short: (shortCode: string, blockId?: string) => `/a/${shortCode}${blockId ? `#${blockId}` : ''}`,
  /** The following page of a list. */
  after: (list: string, cursor: string) => `${list}?after=${cursor}`,
} as const
