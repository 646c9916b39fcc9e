import { notFound } from 'next/navigation'
import { type Languages, parseLanguages } from './languages'
import type { Locale } from './locales'

/** The languages an address begins with. Unknown ones never get here: `next.config.ts` sends them to the global 404. */
export function parsePlace(value: string): Languages {
  return parseLanguages(value) ?? notFound()
}

/** The language of an address: the first, where it begins with a reader's list. */
export function parseLocale(value: string): Locale {
  return parsePlace(value)[0]
}

/** The address of the same page in every language. */
export function inEveryLocale(path: (locale: Locale) => string): Record<Locale, string> {
  return { en: path('en'), ru: path('ru'), hy: path('hy') }
}

/**
 * The slug of an address, decoded. One that is no text at all (malformed escapes, control characters, endless) becomes
 * the empty slug, which leads nowhere; PostgreSQL would refuse a NUL, and that would look like a fault of ours.
 *
 * @example parseSlug('%E0%A4%A') // ''
 */
export function parseSlug(value: string): string {
  try {
    const slug = decodeURIComponent(value)
    return slug.length <= 300 && !/\p{Cc}/u.test(slug) ? slug : ''
  } catch {
    return ''
  }
}
