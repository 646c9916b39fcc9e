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
