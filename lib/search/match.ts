import type { Locale } from '@/lib/i18n/locales'
import { quoteLexeme } from './vector'

/** What must be in a text, as a tree; written as PostgreSQL's tsquery. */
export type Match =
  | { kind: 'lexeme'; lexeme: string }
  | { kind: 'all' | 'any'; of: Match[] }
  | { kind: 'not'; of: Match }
  /** The matches one after the other; each at `distance` positions from the one before. */
  | { kind: 'phrase'; of: { match: Match; distance: number }[] }

export function lexeme(value: string): Match {
  return { kind: 'lexeme', lexeme: value }
}

/** One of several; a single one stands for itself, and the same one twice is one. */
export function anyOf(matches: readonly Match[]): Match {
  const flat = matches.flatMap((match) => (match.kind === 'any' ? match.of : match))
  const unique = [...new Map(flat.map((match) => [toTsquery(match), match])).values()]
  const [only] = unique
  return unique.length === 1 && only ? only : { kind: 'any', of: unique }
}

export function allOf(matches: readonly Match[]): Match {
  const [only] = matches
  return matches.length === 1 && only ? only : { kind: 'all', of: [...matches] }
}

/**
 * @example toTsquery(allOf([lexeme('en:snow'), { kind: 'not', of: lexeme('en:rain') }])) // "'en:snow' & (!'en:rain')"
 */
export function toTsquery(match: Match): string {
  switch (match.kind) {
    case 'lexeme':
      return quoteLexeme(match.lexeme)
    case 'not':
      return `!${inBrackets(match.of)}`
    case 'all':
      return match.of.map(inBrackets).join(' & ')
    case 'any':
      return match.of.map(inBrackets).join(' | ')
    case 'phrase':
      return match.of
        .map(({ match: inner, distance }, index) => `${index > 0 ? `<${distance}> ` : ''}${inBrackets(inner)}`)
        .join(' ')
  }
}

function inBrackets(match: Match): string {
  return match.kind === 'lexeme' ? toTsquery(match) : `(${toTsquery(match)})`
}

/** Lexemes that the texts found may contain: those to be highlighted. */
export function lexemesOf(match: Match): string[] {
  switch (match.kind) {
    case 'lexeme':
      return [match.lexeme]
    case 'not':
      return []
    case 'all':
    case 'any':
      return match.of.flatMap(lexemesOf)
    case 'phrase':
      return match.of.flatMap(({ match: inner }) => lexemesOf(inner))
  }
}

function hasPhrase(match: Match): boolean {
  switch (match.kind) {
    case 'lexeme':
      return false
    case 'phrase':
      return true
    case 'not':
      return hasPhrase(match.of)
    case 'all':
    case 'any':
      return match.of.some(hasPhrase)
  }
}

/**
 * The same without regard to the order of words: it finds everything `match` finds, by the index alone. Null when there is
 * no phrase to be loosened.
 */
export function loosen(match: Match): Match | null {
  return hasPhrase(match) ? (looser(match) ?? match) : null
}

/** Null stands for "anything": a phrase that must not be there excludes nothing by its words. */
function looser(match: Match): Match | null {
  switch (match.kind) {
    case 'lexeme':
      return match
    case 'not':
      return hasPhrase(match.of) ? null : match
    case 'phrase':
      return allOf(match.of.map(({ match: inner }) => inner))
    case 'all':
      return allOf(match.of.flatMap((inner) => looser(inner) ?? []))
    case 'any':
      return byPlace(match.of) ?? anyOf(match.of.flatMap((inner) => looser(inner) ?? []))
  }
}

/**
 * Phrases of as many words, which is what the readings of one in several languages are: one of their first words, one of their
 * second words and so on. That finds a little more, and the index is asked for each word once.
 */
function byPlace(phrases: readonly Match[]): Match | null {
  const words = phrases.flatMap((phrase) => (phrase.kind === 'phrase' ? [phrase.of.map(({ match }) => match)] : []))
  const [first] = words
  if (!first || words.length < phrases.length || words.some(({ length }) => length !== first.length)) return null
  return allOf(first.map((_, place) => anyOf(words.flatMap((phrase) => phrase[place] ?? []))))
}

/**
 * What of a match a text in one language can have: its own stems, and names by their sound. Ranking then looks for a third
 * of the lexemes in each text. Null when that is nothing.
 *
 * @example matchIn(anyOf([lexeme('en:snow'), lexeme('ru:snow')]), 'en') // { kind: 'lexeme', lexeme: 'en:snow' }
 */
export function matchIn(match: Match, locale: Locale): Match | null {
  switch (match.kind) {
    case 'lexeme':
      return match.lexeme.startsWith(`${locale}:`) || match.lexeme.startsWith('x:') ? match : null
    case 'not':
      return match
    case 'phrase': {
      const of = match.of.flatMap(({ match: inner, distance }) => {
        const own = matchIn(inner, locale)
        return own ? [{ match: own, distance }] : []
      })
      return of.length === match.of.length ? { kind: 'phrase', of } : null
    }
    case 'all':
    case 'any': {
      const of = match.of.flatMap((inner) => matchIn(inner, locale) ?? [])
      if (of.length === 0) return null
      return match.kind === 'all' ? allOf(of) : anyOf(of)
    }
  }
}
