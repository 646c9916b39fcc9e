import { type Place, placesAt } from './offsets'
import type { Segment } from './types'

/** Characters shown around matches. */
const snippetLength = 240

/** Characters of text before the first match. */
const runUp = 60

/** A text of the index and the positions in it that matched, counted from 1. */
export type MarkedText = { text: string; offsets: Uint8Array; positions: readonly number[]; title: string }

/** Places of the matches, in order. */
function hitsOf({ offsets, positions }: MarkedText): Place[] {
  const inOrder = [...new Set(positions)].sort((a, b) => a - b)
  return placesAt(offsets, inOrder).filter(({ start, end }) => end > start)
}

/** What a paragraph ends with when the next one can follow it without a mark between. */
const closed = /[\p{P}\s]/u

/**
 * A stretch in one line. A subtitle and a heading end without a stop: a point keeps them from running into what follows, and
 * stays with them where a line is broken.
 */
function asLine(text: string, { start, end }: Place): string {
  return text.slice(start, end).replace(/\s+/g, (space, at: number) => {
    const isBetween = space.includes('\n') && !closed.test(text.charAt(start + at - 1))
    return isBetween ? '\u00a0· ' : ' '
  })
}

/** Cuts a stretch of text into what was asked for and what was not. */
function cut(text: string, { start, end }: Place, hits: readonly Place[]): Segment[] {
  const segments: Segment[] = []
  let done = start
  function push(until: number, hit: boolean) {
    if (until > done) segments.push({ text: asLine(text, { start: done, end: until }), hit })
    done = Math.max(done, until)
  }
  for (const hit of hits) {
    if (hit.start < done || hit.end > end) continue
    push(hit.start, false)
    push(hit.end, true)
  }
  push(end, false)
  return segments
}

/** The title with what was asked for marked in it. The title is the first line of the indexed text. */
export function markTitle(marked: MarkedText): Segment[] {
  const place = { start: 0, end: marked.title.length }
  return cut(
    marked.title,
    place,
    hitsOf(marked).filter(({ end }) => end <= place.end),
  )
}

/** The stretch with the most matches; the earliest of those with equally many. */
function bestStart(hits: readonly Place[]): number | null {
  let best: { start: number; count: number } | null = null
  for (const [index, { start }] of hits.entries()) {
    let count = 0
    while ((hits[index + count]?.end ?? Number.POSITIVE_INFINITY) <= start + snippetLength - runUp) count += 1
    if (!best || count > best.count) best = { start, count }
  }
  return best?.start ?? null
}

/** Moves a cut to the next space, so that no word is torn; `limit` bounds the way. */
function toSpace(text: string, from: number, step: 1 | -1): number {
  for (let index = from, left = 40; left > 0 && index > 0 && index < text.length; index += step, left -= 1) {
    if (/\s/.test(text.charAt(index))) return index
  }
  return onCharacter(text, Math.min(Math.max(from, 0), text.length))
}

/** Never between the halves of a surrogate pair. */
function onCharacter(text: string, index: number): number {
  const code = text.charCodeAt(index)
  return code >= 0xdc00 && code <= 0xdfff ? index + 1 : index
}

/**
 * What stands around the matches in the text, without its title; the beginning of the text when only the title matched.
 *
 * @returns segments, with an ellipsis where the text goes on
 */
export function makeSnippet(marked: MarkedText): Segment[] {
  const { text, title } = marked
  const begin = Math.min(text.length, title.length + 1)
  const hits = hitsOf(marked).filter(({ start }) => start >= begin)
  const first = bestStart(hits) ?? begin
  const wanted = first - runUp
  const start =
    wanted <= begin ? begin : (lineStart(text, { from: wanted, until: first, begin }) ?? toSpace(text, wanted, 1))
  const end =
    start + snippetLength >= text.trimEnd().length ? text.trimEnd().length : toSpace(text, start + snippetLength, -1)
  const segments = cut(text, withoutSpace(text, { start, end: Math.max(end, start) }), hits)
  const isBeginning = start === begin || text.charAt(start - 1) === '\n'
  return [
    ...(isBeginning ? [] : [{ text: '… ', hit: false }]),
    ...segments,
    ...(end < text.trimEnd().length ? [{ text: ' …', hit: false }] : []),
  ]
}

/** Where a paragraph begins between two places. */
function lineStart(text: string, place: { from: number; until: number; begin: number }): number | null {
  const index = text.lastIndexOf('\n', place.until - 1) + 1
  return index >= Math.max(place.from, place.begin) ? index : null
}

function withoutSpace(text: string, place: Place): Place {
  const stretch = text.slice(place.start, place.end)
  const start = place.end - stretch.trimStart().length
  return { start, end: Math.max(start, place.start + stretch.trimEnd().length) }
}
