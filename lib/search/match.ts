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
  const unique = [...new Map(matches.map((match) => [toTsquery(match), match])).values()]
  const [only] = unique
  return unique.length === 1 && only ? only : { kind: 'any', of: unique }
}

export function allOf(matches: readonly Match[]): Match {
  const [only] = matches
  return matches.length === 1 && only ? only : { kind: 'all', of: [...matches] }
}

/**
 * @example toTsquery(allOf([lexeme('en:snow'), { kind: 'not', of: lexeme('en:rain') }])) // "'en:snow' & !'en:rain'"
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
