/**
 * The languages of the portal: one table that routing, messages, fonts, feeds and tests iterate.
 * Adding a language is adding a row here and a catalogue in `messages/`.
 */
export const locales = ['en', 'ru', 'hy'] as const

/** BCP 47 tag of a language the portal speaks. */
export type Locale = (typeof locales)[number]

export const defaultLocale: Locale = 'en'

type LocaleFacts = {
  /** Name of the language in itself, for the language switch. */
  endonym: string
  /** Open Graph wants a territory (https://ogp.me/#optional). */
  openGraph: string
  /** PostgreSQL text search configuration (`\dF` in psql). */
  textSearch: 'english' | 'russian' | 'armenian'
  /** Words an adult reads in a minute (Brysbaert 2019 for en, ru; hy estimated from word length). */
  wordsPerMinute: number
}

export const localeFacts: Record<Locale, LocaleFacts> = {
  en: { endonym: 'English', openGraph: 'en_GB', textSearch: 'english', wordsPerMinute: 238 },
  ru: { endonym: 'Русский', openGraph: 'ru_RU', textSearch: 'russian', wordsPerMinute: 184 },
  hy: { endonym: 'Հայերեն', openGraph: 'hy_AM', textSearch: 'armenian', wordsPerMinute: 170 },
}

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}
