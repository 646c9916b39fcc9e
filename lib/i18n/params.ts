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
