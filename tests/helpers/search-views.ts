import type { Locale } from '@/lib/i18n/locales'
import { parseSearchForm } from '@/lib/search/schema'
import type { SearchResult, SearchResults } from '@/lib/search/types'
import { words } from './story-views'

/** A form as a reader fills it. */
export function formOf(fields: Record<string, string | string[]>) {
  return parseSearchForm(fields)
}

/** A story that was found in its own text. */
export function foundStory(locale: Locale, changes: Partial<SearchResult> = {}): SearchResult {
  const texts = words[locale]
  return {
    articleId: `story-${locale}`,
    locale,
    slug: `tram-${locale}`,
    kind: 'news',
    title: [{ text: texts.title, hit: false }],
    snippet: [
      { text: `${texts.lead} `, hit: false },
      { text: texts.subtitle, hit: true },
    ],
    publishedAt: new Date('2026-11-20T10:00:00Z'),
    section: { slug: 'city', name: { text: texts.section, locale } },
    authors: [{ slug: 'ani', name: { text: texts.author, locale } }],
    image: null,
    matchedIn: null,
    ...changes,
  }
}

/** An answer with these stories and nothing special about it. */
export function resultsOf(items: SearchResult[], changes: Partial<SearchResults> = {}): SearchResults {
  return {
    items,
    total: { stories: items.length, about: false },
    facets: { section: [], language: [], author: [], year: [] },
    next: null,
    correction: null,
    unknown: [],
    relaxed: false,
    ...changes,
  }
}
