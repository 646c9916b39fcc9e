import { neutralForm } from './analysis/neutral'
import { lexemesOf, type Match } from './match'

/*
 * Which words stand beside each other in a text, roughly: a Bloom filter of one hash over all pairs of neighbours
 * (https://doi.org/10.1145/362686.362692). The index knows words and not their order, and looking for it in a vector costs
 * ten times what reading a row does; with this, most texts that have a phrase's words apart are told by their row.
 */

/** Bits of the filter: a news text has some 700 pairs, which set a sixth of them. */
export const neighbourBits = 4_096

/** Words so far apart are neighbours: with one between them, for phrases lose their articles and prepositions. */
const reach = 2

/** Pairs of a phrase that are looked at; two words have one, and a third makes a second. */
const askedPairs = 2

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

function setPairs(
  bits: Uint8Array,
  pair: { first: readonly number[]; second: readonly number[]; distance: number },
): void {
  for (const first of pair.first) {
    for (const second of pair.second) {
      const mixed = Math.imul(Math.imul(first, 0x9e3779b1) ^ (second + pair.distance), 0x85ebca6b)
      const bit = (mixed ^ (mixed >>> 15)) & (neighbourBits - 1)
      bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (0x80 >> (bit & 7))
    }
  }
}

/** @example writeBits(new Uint8Array([0, 255])) // 'x00ff', which PostgreSQL reads as 16 bits */
function writeBits(bits: Uint8Array): string {
  return `x${Buffer.from(bits.buffer, bits.byteOffset, bits.byteLength).toString('hex')}`
}

/** Collects the neighbours of a text, whose words come in the order of their positions. */
export function createNeighbours() {
  const bits = new Uint8Array(neighbourBits / 8)
  /** The last two words: `reach` is no further. */
  let last: Word | null = null
  let older: Word | null = null

  function join(before: Word | null, word: Word): void {
    const distance = before ? word.position - before.position : 0
    if (before && distance <= reach) setPairs(bits, { first: before.keys, second: word.keys, distance })
  }

  return {
    /**
     * @param lexemes what a word is found by
     * @param sounds what it is found by as a name; none otherwise
     */
    add(lexemes: readonly string[], sounds: readonly string[], position: number): void {
      const keys = sounds.length > 0 ? [...new Set([...keysOf(lexemes), ...keysOf(sounds)])] : keysOf(lexemes)
      const word = { keys, position }
      join(last, word)
      join(older, word)
      older = last
      last = word
    },
    bits,
  }
}

type Word = { keys: readonly number[]; position: number }

/**
 * What the filters of texts that match have: of each of these, at least one bit. Nothing, when a text may match without a
 * phrase.
 *
 * @returns bits as PostgreSQL reads them, at most `askedPairs`
 */
export function neighboursOf(match: Match): string[] {
  return masksOf(match).slice(0, askedPairs).map(writeBits)
}

function masksOf(match: Match): Uint8Array[] {
  switch (match.kind) {
    case 'lexeme':
    case 'not':
      return []
    case 'all':
      return match.of.flatMap(masksOf)
    case 'any':
      return joinMasks(match.of.map(masksOf))
    case 'phrase':
      return match.of.flatMap(({ match: inner, distance }, index) => {
        const before = match.of[index - 1]
        if (!before || distance < 1 || distance > reach) return []
        const bits = new Uint8Array(neighbourBits / 8)
        const [first, second] = [before.match, inner].map((word) => uniqueKeys(lexemesOf(word)))
        setPairs(bits, { first: first ?? [], second: second ?? [], distance })
        return bits
      })
  }
}

/** One of several phrases: what is asked of each of them, in one. */
function joinMasks(alternatives: readonly Uint8Array[][]): Uint8Array[] {
  const fewest = Math.min(...alternatives.map((masks) => masks.length))
  return Array.from({ length: fewest }, (_, place) => {
    const own = alternatives.flatMap((masks) => masks[place] ?? [])
    return Uint8Array.from({ length: neighbourBits / 8 }, (_, index) =>
      own.reduce((byte, mask) => byte | (mask[index] ?? 0), 0),
    )
  })
}
