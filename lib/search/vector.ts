import { int32s } from '@/lib/long-parameters'

/** Importance of a field, as PostgreSQL names it. */
export type Weight = 'A' | 'B' | 'C' | 'D'

/**
 * Lexemes with their places as PostgreSQL receives them in a tsvector: each ends in a zero byte, and after it come the number of
 * its places and these, in 16 bits each. No text has to be quoted here and read there, which was a third of what an import
 * cost PostgreSQL.
 *
 * @source tsvectorsend() in https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/tsvector.c
 */
export type Lexemes = { count: number; bytes: Uint8Array }

/** A lexeme is at most 2,046 bytes in PostgreSQL; longer than this it is no word. */
const lexemeLength = 100

/** A tsvector holds 1 MB (https://www.postgresql.org/docs/18/textsearch-limitations.html). */
const vectorBytes = 700_000

/** PostgreSQL keeps 255 positions of a lexeme and drops the rest. */
const positionsPerLexeme = 255

/** Bits of a position in PostgreSQL's 16; above them stands the weight. */
const positionBits = 14

function shorten(lexeme: string): string {
  return lexeme.length > lexemeLength ? lexeme.slice(0, lexemeLength) : lexeme
}

/**
 * A lexeme as a tsquery has it.
 *
 * @example quoteLexeme("en:rock'n") // "'en:rock''n'"
 */
export function quoteLexeme(lexeme: string): string {
  return `'${shorten(lexeme).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}

const weights = ['D', 'C', 'B', 'A'] as const

/** A position with its weight in one number, so that a word's places cost no object each and are sorted as they are. */
function packPosition(position: number, weight: Weight): number {
  return position * weights.length + weights.indexOf(weight)
}

/** Collects the lexemes of a text. */
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
    lexemes: () => writeLexemes(placesByLexeme(occurrences)),
  }
}

/** Words may share a lexeme; one for which there is no more room is left out. */
function placesByLexeme(occurrences: ReadonlyMap<readonly string[], number[]>): Map<string, number[]> {
  const found = new Map<string, number[]>()
  let bytes = 0
  for (const [lexemes, places] of occurrences) {
    for (const whole of lexemes) {
      const lexeme = shorten(whole)
      const known = found.get(lexeme)
      if (known) found.set(lexeme, mergePlaces(known, places))
      else {
        bytes += lexeme.length * 3 + 12
        if (bytes <= vectorBytes) found.set(lexeme, places)
      }
    }
  }
  return found
}

/** In order, each position once. */
function mergePlaces(some: readonly number[], others: readonly number[]): number[] {
  const sorted = [...some, ...others].sort((a, b) => a - b)
  return sorted.filter((place, index) => {
    const next = sorted[index + 1]
    return next === undefined || Math.floor(next / weights.length) !== Math.floor(place / weights.length)
  })
}

const encoder = new TextEncoder()

function writeLexemes(places: ReadonlyMap<string, readonly number[]>): Lexemes {
  let most = 0
  for (const [lexeme, { length }] of places) most += lexeme.length * 3 + 3 + 2 * Math.min(length, positionsPerLexeme)
  const bytes = new Uint8Array(most)
  let at = 0
  const write = (value: number) => {
    bytes[at] = value >> 8
    bytes[at + 1] = value & 255
    at += 2
  }
  for (const [lexeme, own] of places) {
    at += encoder.encodeInto(lexeme, bytes.subarray(at)).written + 1
    const count = Math.min(own.length, positionsPerLexeme)
    write(count)
    for (let index = 0; index < count; index += 1) {
      const place = own[index] ?? 0
      write(((place % weights.length) << positionBits) | Math.floor(place / weights.length))
    }
  }
  return { count: places.size, bytes: bytes.slice(0, at) }
}

/** Lexemes that have no place in a text. */
export function withoutPlaces(lexemes: readonly string[]): Lexemes {
  return writeLexemes(new Map(lexemes.map((lexeme) => [shorten(lexeme), []])))
}

/** A whole tsvector as PostgreSQL receives it; no lexeme may be in two of the parts. */
export function joinLexemes(parts: readonly Lexemes[]): Uint8Array {
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  return Buffer.concat([int32s(count), ...parts.map(({ bytes }) => bytes)])
}
