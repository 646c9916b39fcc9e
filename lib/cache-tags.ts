import type { Locale } from './i18n/locales'

/**
 * Tags of reads, and so of the pages made of them. A write names what it changed; a view never invalidates
 * anything. `all` is on every page.
 *
 * A list carries its own tag (what belongs to it changed) and those of the stories it shows (what they say changed).
 */
export const cacheTags = {
  all: 'all',
  settings: 'settings',
  taxonomy: 'taxonomy',
  mostRead: 'most-read',
  /** The story with all its translations, wherever it is shown. */
  article: (articleId: string) => `article:${articleId}`,
  /** What an address of an article leads to: also where nothing is yet. A short code is an address in every language. */
  address: (locale: Locale, slug: string) => `address:${locale}:${slug}`,
  front: (locale: Locale) => `front:${locale}`,
  breaking: (locale: Locale) => `breaking:${locale}`,
  section: (slug: string, locale: Locale) => `section:${slug}:${locale}`,
  tag: (slug: string, locale: Locale) => `tag:${slug}:${locale}`,
  author: (slug: string, locale: Locale) => `author:${slug}:${locale}`,
  /** A day of the site's calendar, yyyy-mm-dd. */
  day: (day: string, locale: Locale) => `day:${day}:${locale}`,
  /** A month's calendar in the archive, yyyy-mm. */
  month: (month: string, locale: Locale) => `month:${month}:${locale}`,
  /** Whatever any public text of a language says: feeds and sitemaps. Not for pages. */
  texts: (locale: Locale) => `texts:${locale}`,
} as const

/** Tags of the stories that a list shows. */
export function storyTags(stories: readonly { articleId: string }[]): string[] {
  return [...new Set(stories.map(({ articleId }) => cacheTags.article(articleId)))]
}
