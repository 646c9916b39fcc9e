import { isLocale, type Locale } from '@/lib/i18n/locales'

export const suggestionKinds = ['query', 'section', 'tag', 'author', 'story'] as const

/** What a suggestion leads to: an earlier search, a page of lists, or a story. */
export type SuggestionKind = (typeof suggestionKinds)[number]

/** Something offered while a reader types. */
export type Suggestion = { kind: SuggestionKind; title: string; href: string; locale: Locale }

/** Reads the answer of `/api/v1/suggest`. By hand: a schema library would weigh more than the whole search box. */
export function parseSuggestions(answer: unknown): Suggestion[] {
  if (typeof answer !== 'object' || answer === null || !('suggestions' in answer)) return []
  return Array.isArray(answer.suggestions) ? answer.suggestions.filter(isSuggestion) : []
}

function isSuggestion(value: unknown): value is Suggestion {
  if (typeof value !== 'object' || value === null) return false
  if (!('kind' in value && 'title' in value && 'href' in value && 'locale' in value)) return false
  return (
    suggestionKinds.some((kind) => kind === value.kind) &&
    typeof value.title === 'string' &&
    typeof value.href === 'string' &&
    value.href.startsWith('/') &&
    isLocale(value.locale)
  )
}
