/** Importance of a field, as PostgreSQL names it. */
export type Weight = 'A' | 'B' | 'C' | 'D'

/** A lexeme is at most 2,046 bytes in PostgreSQL; longer than this it is no word. */
const lexemeLength = 100

/** A tsvector holds 1 MB (https://www.postgresql.org/docs/18/textsearch-limitations.html). */
const vectorBytes = 700_000

/** PostgreSQL keeps 255 positions of a lexeme and drops the rest. */
const positionsPerLexeme = 255

/**
 * A lexeme as the input form of tsvector and tsquery wants it.
 *
 * @example quoteLexeme("en:rock'n") // "'en:rock''n'"
 */
export function quoteLexeme(lexeme: string): string {
  return `'${lexeme.slice(0, lexemeLength).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}

/** Collects the lexemes of a text and writes them as PostgreSQL reads a tsvector. */
export function createVector() {
  const positions = new Map<string, string[]>()
  let bytes = 0
  return {
    /** @returns false when there is no room for more */
    add(lexeme: string, position: number, weight: Weight): boolean {
      const known = positions.get(lexeme)
      if (known) {
        if (known.length < positionsPerLexeme) known.push(`${position}${weight === 'D' ? '' : weight}`)
        return true
      }
      bytes += lexeme.length * 3 + 12
      if (bytes > vectorBytes) return false
      positions.set(lexeme, [`${position}${weight === 'D' ? '' : weight}`])
      return true
    },
    toString(): string {
      return [...positions].map(([lexeme, places]) => `${quoteLexeme(lexeme)}:${places.join(',')}`).join(' ')
    },
  }
}
