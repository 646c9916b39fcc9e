import type { Body } from '@/lib/body/types'
import { blockText } from '@/lib/body/utils'
import type { Locale } from '@/lib/i18n/locales'
import { analyze } from './analysis/analyze'
import { blockGap, positionLimit } from './constants'
import { foldWord } from './fold'
import { createNeighbours } from './neighbours'
import { type Place, packPlaces } from './offsets'
import { createVector, type Lexemes, type Weight } from './vector'

/** A readable translation as search should know it. */
export type SearchSource = {
  translationId: string
  articleId: string
  locale: Locale
  sectionId: string
  authorIds: readonly string[]
  tagIds: readonly string[]
  publishedAt: Date
  title: string
  subtitle: string | null
  lead: string | null
  body: Body
  /** Captions of the story's pictures in this language. */
  captions: readonly string[]
}

/** What of a translation is read: all that does not depend on where it is stored. */
export type SearchText = Pick<SearchSource, 'locale' | 'title' | 'subtitle' | 'lead' | 'body' | 'captions'>

/** A text that has been read. */
export type AnalysedText = {
  /** Its words with their places. */
  lexemes: Lexemes
  text: string
  /** See `packPlaces`. */
  offsets: Uint8Array
  /** See lib/search/neighbours.ts. */
  neighbours: Uint8Array
  foldedTitle: string
  /** Words of the text with their script-neutral form. */
  words: Map<string, string>
}

type Part = { text: string; weight: Weight }

/** Everything that is searched, in reading order. U+0000 is in no text: PostgreSQL refuses it. */
function partsOf(source: SearchText): Part[] {
  const parts: Part[] = [
    { text: source.title, weight: 'A' },
    { text: source.subtitle ?? '', weight: 'B' },
    { text: source.lead ?? '', weight: 'B' },
    ...source.body.map((block): Part => ({ text: blockText(block), weight: block.type === 'heading' ? 'C' : 'D' })),
    ...source.captions.map((text): Part => ({ text, weight: 'C' })),
  ]
  return parts.filter(({ text }) => text !== '')
}

/** A title as suggestions look for it: folded, a space before every word. */
export function foldTitle(title: string): string {
  return ` ${(title.match(/[\p{L}\p{N}\p{M}\u055A-\u055F]+/gu) ?? []).map(foldWord).join(' ')}`
}

/** Words of the vocabulary: letters, neither tiny nor endless. */
const vocabularyWord = /^\p{L}[\p{L}\p{M}]{2,39}$/u

/** Words of a part, added to the row that is being made. */
function addPart(row: Draft, { part, tokens, start }: { part: Part; tokens: readonly Token[]; start: number }): void {
  const first = row.places.length
  for (const token of tokens) {
    const position = first + token.position
    if (position > positionLimit) return
    while (row.places.length < position - 1) row.places.push(null)
    row.places.push({ start: start + token.start, end: start + token.end })
    // Words without meaning are found in titles only: "The Who" is a name there.
    if (!token.stop || part.weight === 'A') addToken(row, { token, part, position })
  }
}

const noSounds: readonly string[] = []

function addToken(row: Draft, { token, part, position }: { token: Token; part: Part; position: number }): void {
  const { lexemes, neutral, stop } = token
  const isFirst = row.vector.add(lexemes, position, part.weight)
  const isNamed = !stop && isName(token, part)
  if (isNamed) row.vector.add(neutral, position, part.weight)
  row.neighbours.add({ lexemes, sounds: isNamed ? neutral : noSounds, stop }, position)
  if (isFirst && !stop) addWord(row.words, token)
}

/**
 * Whether a word looks like a name: it begins with a capital inside a sentence. Names are found in whatever script they are
 * asked for; for all words that would find bridges (мост) for "most".
 */
function isName(token: Token, { text }: Part): boolean {
  return (
    // Most words are as they were folded, and one comparison tells.
    text.charCodeAt(token.start) !== token.word.charCodeAt(0) &&
    /^\p{Lu}/u.test(text.slice(token.start, token.start + 2)) &&
    /[^\s.!?։…:«"“„]\s*$/u.test(text.slice(Math.max(0, token.start - 4), token.start))
  )
}

function addWord(words: Map<string, string>, { word, neutral: [sound] }: Token): void {
  if (sound !== undefined && !words.has(word) && vocabularyWord.test(word)) words.set(word, sound)
}

type Token = ReturnType<typeof analyze>[number]

type Draft = {
  vector: ReturnType<typeof createVector>
  neighbours: ReturnType<typeof createNeighbours>
  places: (Place | null)[]
  words: Map<string, string>
}

/** Analyses a text for the index. Pure, and the only slow step of a publication. */
export function analyseText(source: SearchText, read = analyze): AnalysedText {
  const row: Draft = { vector: createVector(), neighbours: createNeighbours(), places: [], words: new Map() }
  let text = ''
  for (const part of partsOf(source)) {
    if (row.places.length >= positionLimit) break
    addPart(row, { part, tokens: read({ text: part.text, locale: source.locale }), start: text.length })
    text += `${part.text}\n`
    for (let gap = 0; gap < blockGap; gap += 1) row.places.push(null)
  }
  return {
    lexemes: row.vector.lexemes(),
    text,
    offsets: packPlaces(row.places),
    neighbours: row.neighbours.bytes,
    foldedTitle: foldTitle(source.title),
    words: row.words,
  }
}
