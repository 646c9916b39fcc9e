import { type Attempt, attempt } from '@/lib/attempt'
import { db } from '@/lib/db'
import type { Locale } from '@/lib/i18n/locales'
import { searchStories, suggestStories } from './queries'
import type { Suggestion } from './suggestion'
import type { SearchResults } from './types'

/** Not cached: there are as many queries as readers. A fault of the database is a fault, never "nothing found". */
export async function loadSearch(search: { locale: Locale; query: string }): Promise<Attempt<SearchResults>> {
  return attempt(() => searchStories(db(), search))
}

export async function loadSuggestions(search: { locale: Locale; query: string }): Promise<Attempt<Suggestion[]>> {
  return attempt(() => suggestStories(db(), search))
}
