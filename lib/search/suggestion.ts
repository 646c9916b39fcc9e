import { isLocale, type Locale } from '@/lib/i18n/locales'

/** A story offered while a reader types. */
export type Suggestion = { title: string; href: string; locale: Locale }

/** Reads the answer of `/api/v1/suggest`. By hand: a schema library would weigh more than the whole search box. */
export function parseSuggestions(answer: unknown): Suggestion[] {
  if (typeof answer !== 'object' || answer === null || !('suggestions' in answer)) return []
  return Array.isArray(answer.suggestions) ? answer.suggestions.filter(isSuggestion) : []
}

function isSuggestion(value: unknown): value is Suggestion {
  if (typeof value !== 'object' || value === null) return false
  if (!('title' in value && 'href' in value && 'locale' in value)) return false
  return (
    typeof value.title === 'string' &&
    typeof value.href === 'string' &&
    value.href.startsWith('/') &&
    isLocale(value.locale)
  )
}
