import { isLocale, type Locale, locales } from './locales'

/**
 * A reader's languages, best first. The first is the language of the page; a story that does not exist in it is shown in
 * the first of the others it exists in.
 */
export type Languages = readonly [Locale, ...Locale[]]

/** What an address begins with: one language, or a reader's list. */
export type Place = Locale | Languages

/** Between the languages of an address: `/hy+ru/sections/city`. Part of no BCP 47 tag, and legal in a path as it is. */
export const separator = '+'

/** The cookie that remembers a chosen list, as it stands in addresses. */
export const languagesCookie = 'MERIDIAN_LANGUAGES'

/** @example languagesOf('hy') // ['hy'] */
export function languagesOf(place: Place): Languages {
  return typeof place === 'string' ? [place] : place
}

/** @example placeSegment(['hy', 'ru']) // 'hy+ru' */
export function placeSegment(place: Place): string {
  return languagesOf(place).join(separator)
}

/**
 * The languages of an address's first segment, or null when they are not ours or one is named twice: a list has one address.
 *
 * @example parseLanguages('hy%2Bru') // ['hy', 'ru']
 */
export function parseLanguages(segment: string): Languages | null {
  const parts = segment.replace(/%2B/gi, separator).split(separator)
  const [first, ...others] = parts.filter(isLocale)
  if (!first || others.length !== parts.length - 1 || new Set(parts).size !== parts.length) return null
  return [first, ...others]
}

/**
 * Where the language switch leads: a list has the language moved (or put) to its beginning, a single language gives way
 * to it, for nobody reads two languages who has not asked to.
 */
export function startingWith(languages: Languages, first: Locale): Languages {
  if (languages.length === 1) return [first]
  return [first, ...languages.filter((locale) => locale !== first)]
}

/** Every language of the site, this one first. */
export function everyLanguage(first: Locale): Languages {
  return startingWith([first, ...locales], first)
}
