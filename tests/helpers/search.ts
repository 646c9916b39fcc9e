import type { Db } from '@/lib/db'
import type { Locale } from '@/lib/i18n/locales'
import { searchStories } from '@/lib/search/queries'
import { parseSearchForm } from '@/lib/search/schema'
import type { SearchResults } from '@/lib/search/types'

/** Searches as a reader with one language does who types `query` and chooses `fields`. */
export function ask(
  db: Db,
  {
    locale,
    query,
    exact = false,
    ...fields
  }: { locale: Locale; query: string; exact?: boolean } & Record<string, unknown>,
): Promise<SearchResults> {
  const given = new URLSearchParams({ q: query, ...(exact ? { exact: '1' } : {}) })
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) given.append(name, String(one))
  return searchStories(db, { ...parseSearchForm(given), languages: [locale] })
}

/** What of a text was asked for. */
export function hitsOf(segments: readonly { text: string; hit: boolean }[]): string[] {
  return segments.filter(({ hit }) => hit).map(({ text }) => text)
}
