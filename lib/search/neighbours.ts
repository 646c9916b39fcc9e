import { neutralForm } from './analysis/neutral'
import { lexemesOf, type Match } from './match'

/*
 * Which words stand beside each other in a text, roughly: a Bloom filter of two hashes over all pairs of neighbours
 * (https://doi.org/10.1145/362686.362692). The index knows words and not their order, and looking for it in a vector costs
 * ten times what reading a row does; with this, nearly all texts that have a phrase's words apart are told by their row.
 */

/** Bits of the filter: a news text has some 400 pairs, which set a fifth of them. */
export const neighbourBits = 4_096

/** Neighbours may have words without meaning between them, of which a phrase has lost its own: as many but one. */
const reach = 4

/** Pairs of a phrase that are looked at; two words have one, and a third makes a second. */
const askedPairs = 2

/** Ways to read a pair: a word may be a form of several. */
const askedReadings = 4

/** Letters of a sound that a word is known by here: its forms begin alike, and so does a name in any script. */
const keyLetters = 3

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}

/**
 * A word's key depends on nothing but its lexeme, so that what shares a lexeme shares a key.
 *
 * @example keyOf('ru:ереван') === keyOf('x:erevan') // true
 */
function keyOf(lexeme: string): number {
  const word = lexeme.slice(lexeme.indexOf(':') + 1)
  const sound = lexeme.startsWith('x:') ? word : neutralForm(word.slice(0, 3 * keyLetters)).slice('x:'.length)
  return hash(sound.slice(0, keyLetters))
}

const uniqueKeys = (lexemes: readonly string[]) => [...new Set(lexemes.map(keyOf))]

/** By the list itself: a word that is met again brings the same one. */
const known = new WeakMap<readonly string[], number[]>()

function keysOf(lexemes: readonly string[]): readonly number[] {
  const present = known.get(lexemes)
  if (present) return present
  const keys = uniqueKeys(lexemes)
  known.set(lexemes, keys)
  return keys
}

/** The two bits of a pair, in one number. */
function bitsOf(first: number, second: number, distance: number): number {
  const mixed = Math.imul(Math.imul(first, 0x9e3779b1) ^ (second + distance), 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) & (neighbourBits ** 2 - 1)
}

const lower = (bits: number) => bits & (neighbourBits - 1)
const upper = (bits: number) => Math.floor(bits / neighbourBits)

/** The bit at a place, as PostgreSQL counts them. */
function setBit(bytes: Uint8Array, place: number): void {
  bytes[place >> 3] = (bytes[place >> 3] ?? 0) | (0x80 >> (place & 7))
}

type Word = { keys: readonly number[]; position: number; stop: boolean }

/** Collects the neighbours of a text, whose words come in the order of their positions. */
export function createNeighbours() {
  const bytes = new Uint8Array(neighbourBits / 8)
  /** The last word with a meaning, and those without after it. */
  let before: Word[] = []

  function join(word: Word, next: Word): void {
    const distance = next.position - word.position
    if (distance > reach) return
    for (const first of word.keys) {
      for (const second of next.keys) {
        const bits = bitsOf(first, second, distance)
        setBit(bytes, lower(bits))
        setBit(bytes, upper(bits))
      }
    }
  }

  return {
    /**
     * A word of a text. Words without meaning are left out except in titles; a phrase has lost them too.
     *
     * @param word.lexemes what it is found by
     * @param word.sounds what it is found by as a name; none otherwise
     */
    add(word: { lexemes: readonly string[]; sounds: readonly string[]; stop: boolean }, position: number): void {
      const own = keysOf(word.lexemes)
      const keys = word.sounds.length > 0 ? [...new Set([...own, ...keysOf(word.sounds)])] : own
      const next = { keys, position, stop: word.stop }
      for (const earlier of before) join(earlier, next)
      before = next.stop ? [...before.slice(-reach), next] : [next]
    },
    bytes,
  }
}

/**
 * What is asked of the filters of texts that match: for each pair of neighbours its readings, of each reading two bits, one of
 * which readings must be there. Always as many of each, so that the statement is the same; null when nothing can be asked,
 * because a text may match without a phrase, or its words may be too many others.
 */
export function neighboursOf(match: Match): number[] | null {
  const pairs = pairsOf(match).filter((readings) => readings.length <= askedReadings)
  const [first] = pairs
  if (!first) return null
  return repeat(pairs, askedPairs).flatMap((readings) =>
    repeat(readings, askedReadings).flatMap((bits) => [lower(bits), upper(bits)]),
  )
}

/** As many values as are wanted: the last is there again where there are fewer. */
function repeat<Value>(values: readonly Value[], count: number): Value[] {
  const filled = [...values]
  const last = filled.at(-1)
  while (last !== undefined && filled.length < count) filled.push(last)
  return filled.slice(0, count)
}

/** The readings of each pair that a text must have. */
function pairsOf(match: Match): number[][] {
  switch (match.kind) {
    case 'lexeme':
    case 'not':
      return []
    case 'all':
      return match.of.flatMap(pairsOf)
    case 'any':
      return joinPairs(match.of.map(pairsOf))
    case 'phrase':
      return match.of.flatMap(({ match: inner, distance }, index) => {
        const before = match.of[index - 1]
        if (!before || distance < 1 || distance > reach) return []
        const [first, second] = [before.match, inner].map((word) => uniqueKeys(lexemesOf(word)))
        return [(first ?? []).flatMap((key) => (second ?? []).map((other) => bitsOf(key, other, distance)))]
      })
  }
}

/** One of several phrases: what is asked of each of them, in one. */
function joinPairs(phrases: readonly number[][][]): number[][] {
  const fewest = Math.min(...phrases.map((pairs) => pairs.length))
  return Array.from({ length: fewest }, (_, place) => [...new Set(phrases.flatMap((pairs) => pairs[place] ?? []))])
}
