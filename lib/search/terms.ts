import { type Locale, locales } from '@/lib/i18n/locales'
import { analyze } from './analysis/analyze'
import { marks } from './marks'
import { allOf, anyOf, lexeme, type Match } from './match'
import type { QueryPart } from './parse'

type Token = ReturnType<typeof analyze>[number]

type Reading = 'meaningless' | Match

/** What a word or phrase means in one language. */
function inLanguage(part: QueryPart, locale: Locale, withStops: boolean): Reading | null {
  const all = analyze({ text: part.text, locale }).filter((token) => token.lexemes.length > 0)
  const tokens = withStops ? all : all.filter((token) => !token.stop)
  const [first] = tokens
  if (!first) return all.length > 0 ? 'meaningless' : null
  if (part.kind === 'word' || tokens.length === 1) return allOf(tokens.map(toMatch))
  return {
    kind: 'phrase',
    of: tokens.map((token, index) => {
      const before = tokens[index - 1]
      return { match: toMatch(token), distance: before ? token.position - before.position : 0 }
    }),
  }
}

/** Stems, and for names how they sound: only names are in the index that way. */
function toMatch(token: Token): Match {
  return anyOf([...token.lexemes, ...token.neutral].map(lexeme))
}

/**
 * What a word or phrase means in any of the languages; null when nothing in it is worth looking for. An article or
 * preposition of one language is none of the others' words either: nobody asks for the Russian texts that quote "the".
 */
export function matchOf(part: QueryPart, languages: readonly Locale[] = locales, withStops = false): Match | null {
  const readings = languages.flatMap((locale) => inLanguage(part, locale, withStops) ?? [])
  const matches = readings.flatMap((reading) => (reading === 'meaningless' ? [] : reading))
  return matches.length > 0 && matches.length === readings.length ? anyOf(matches) : null
}

/** A query in terms of the index. */
export type Terms = {
  /** Words and phrases, without exclusions: what ranks, and what is highlighted. Null when there are none. */
  wanted: Match | null
  /** Everything the words ask for. Null when there is nothing to look for. */
  words: Match | null
}

/**
 * Words and phrases all have to be there. Words without meaning count only when there are no others: they are known from
 * titles alone.
 *
 * @param relaxed one of the words is enough
 */
export function toTerms(parts: readonly QueryPart[], languages: readonly Locale[], relaxed = false): Terms {
  const spoken = languages.length > 0 ? languages : locales
  const included = parts.filter((part) => !part.excluded)
  const read = (withStops: boolean) => included.flatMap((part) => matchOf(part, spoken, withStops) ?? [])
  const meaningful = read(false)
  const wanted = meaningful.length > 0 ? meaningful : read(true)
  const unwanted = parts.filter((part) => part.excluded).flatMap((part) => matchOf(part, spoken, true) ?? [])
  const exclusions = unwanted.map((of): Match => ({ kind: 'not', of }))
  // Something positive to begin with: PostgreSQL would otherwise read the whole index.
  const ground = wanted.length === 0 && exclusions.length > 0 ? [anyLanguage(spoken)] : []
  const sought = wanted.length === 0 ? null : relaxed ? anyOf(wanted) : allOf(wanted)
  const all = [...(sought ? [sought] : []), ...ground, ...exclusions]
  return { wanted: sought, words: all.length > 0 ? allOf(all) : null }
}

/** Every text there is. */
export function anyLanguage(languages: readonly Locale[] = locales): Match {
  return anyOf(languages.map((locale) => lexeme(marks.locale(locale))))
}
