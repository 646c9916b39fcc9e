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
  const short = lexeme.length > lexemeLength ? lexeme.slice(0, lexemeLength) : lexeme
  // Most lexemes have neither sign, and this is done for every word of every text.
  return /['\\]/.test(short) ? `'${short.replaceAll('\\', '\\\\').replaceAll("'", "''")}'` : `'${short}'`
}

const weights = ['D', 'C', 'B', 'A'] as const

/** A position with its weight in one number, so that a word's places cost no object each. */
function packPosition(position: number, weight: Weight): number {
  return position * weights.length + weights.indexOf(weight)
}

/** @example writePositions([packPosition(1, 'A'), packPosition(7, 'D')]) // '1A,7' */
function writePositions(places: readonly number[]): string {
  let text = ''
  const count = Math.min(places.length, positionsPerLexeme)
  for (let index = 0; index < count; index += 1) {
    const place = places[index] ?? 0
    const weight = weights[place % weights.length]
    text += `${index > 0 ? ',' : ''}${Math.floor(place / weights.length)}${weight === 'D' ? '' : weight}`
  }
  return text
}

/** Collects the lexemes of a text and writes them as PostgreSQL reads a tsvector. */
export function createVector() {
  /** By the list itself: a word that is met again brings the same one, and lists are told apart faster than strings. */
  const occurrences = new Map<readonly string[], number[]>()
  return {
    /**
     * @param lexemes what a word is found by
     * @returns whether this list has not been met before
     */
    add(lexemes: readonly string[], position: number, weight: Weight): boolean {
      const places = occurrences.get(lexemes)
      if (places) places.push(packPosition(position, weight))
      else occurrences.set(lexemes, [packPosition(position, weight)])
      return places === undefined
    },
    toString(): string {
      return [...placesByLexeme(occurrences)]
        .map(([lexeme, places]) => `${quoteLexeme(lexeme)}:${writePositions(places)}`)
        .join(' ')
    },
  }
}

/** Words may share a lexeme; one for which there is no more room is left out. */
function placesByLexeme(occurrences: ReadonlyMap<readonly string[], number[]>): Map<string, number[]> {
  const found = new Map<string, number[]>()
  let bytes = 0
  for (const [lexemes, places] of occurrences) {
    for (const lexeme of lexemes) {
      const known = found.get(lexeme)
      if (known)
        found.set(
          lexeme,
          [...known, ...places].sort((a, b) => a - b),
        )
      else {
        bytes += lexeme.length * 3 + 12
        if (bytes <= vectorBytes) found.set(lexeme, places)
      }
    }
  }
  return found
}
