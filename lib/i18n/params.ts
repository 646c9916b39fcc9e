import { notFound } from 'next/navigation'
import { isLocale, type Locale } from './locales'

/** The locale of an address. Unknown ones never get here: `next.config.ts` sends them to the global 404. */
export function parseLocale(value: string): Locale {
  return isLocale(value) ? value : notFound()
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
