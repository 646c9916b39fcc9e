import { useEffect, useState } from 'react'
import type { Locale } from '@/lib/i18n/locales'
import { parseSuggestions, type Suggestion } from '@/lib/search/suggestion'

export type { Suggestion }

/** Milliseconds of silence before the server is asked. */
const pause = 150

const none: Suggestion[] = []

/** Suggestions for what is typed; a newer request cancels the one before. A fault shows no suggestions: the form still works. */
export function useSuggestions({
  locale,
  query,
  enabled,
}: {
  locale: Locale
  query: string
  enabled: boolean
}): Suggestion[] {
  const [suggestions, setSuggestions] = useState(none)
  const text = query.trim()

  useEffect(() => {
    if (!enabled || text.length < 2) {
      setSuggestions(none)
      return
    }
    const controller = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const url = `/api/v1/suggest?${new URLSearchParams({ locale, q: text })}`
        const response = await fetch(url, { signal: controller.signal })
        setSuggestions(response.ok ? parseSuggestions(await response.json()) : none)
      } catch {
        if (!controller.signal.aborted) setSuggestions(none)
      }
    }, pause)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [locale, text, enabled])

  return suggestions
}
