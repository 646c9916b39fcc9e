import { bodyLimits } from './constants'
import type { Span } from './types'

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controls = /[\u0000-\u0008\u000B-\u001F\u007F]/g

/** With the `u` flag a surrogate matches only when it has no partner. */
const loneSurrogates = /[\uD800-\uDFFF]/gu

/**
 * Text as it may be stored: composed (NFC), `\n` for every line break, without control characters (PostgreSQL cannot
 * store U+0000, XML feeds none of the others) and without halves of surrogate pairs (they have no UTF-8 form).
 * Outer white space is left alone: a run of text may end in a space that matters.
 *
 * @example cleanText('a\u0000b\r\nc\uD800') // 'ab\nc'
 * @source https://www.w3.org/TR/xml/#charsets
 */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(controls, '').replace(loneSurrogates, '').normalize('NFC')
}

/** `cleanText` for values that stand alone: titles, names, captions. */
export function cleanTrimmedText(text: string): string {
  return cleanText(text).trim()
}

type Marks = Omit<Span, 'text'>

/** The same marks in the same order, absent ones left out: spans with equal marks can be told by their JSON. */
function marksOf(span: Span): Marks {
  return {
    ...(span.strong ? { strong: true } : {}),
    ...(span.em ? { em: true } : {}),
    ...(span.href ? { href: span.href } : {}),
    ...(span.lang ? { lang: span.lang } : {}),
  }
}

/**
 * Cuts a text into pieces of at most `length` UTF-16 units, never through a surrogate pair.
 *
 * @example splitText('abcde', 2) // ['ab', 'cd', 'e']
 */
export function splitText(text: string, length: number): string[] {
  const pieces: string[] = []
  for (let start = 0; start < text.length; ) {
    let end = Math.min(start + length, text.length)
    const last = text.charCodeAt(end - 1)
    if (end < text.length && end - start > 1 && last >= 0xd800 && last <= 0xdbff) end -= 1
    pieces.push(text.slice(start, end))
    start = end
  }
  return pieces
}

/**
 * Spans in their one stored form: clean text, neighbours with equal marks joined, trimmed at both ends, none longer than
 * the limit. An empty array means there is nothing to read.
 *
 * @example tidySpans([{ text: ' one ' }, { text: 'two ' }]) // [{ text: 'one two' }]
 */
export function tidySpans(spans: readonly Span[]): Span[] {
  const joined: { text: string; marks: Marks; key: string }[] = []
  for (const span of spans) {
    const text = cleanText(span.text)
    if (text === '') continue
    const marks = marksOf(span)
    const key = JSON.stringify(marks)
    const previous = joined.at(-1)
    if (previous?.key === key) previous.text += text
    else joined.push({ text, marks, key })
  }
  return trimEnds(joined).flatMap(({ text, marks }) =>
    splitText(text, bodyLimits.charactersPerSpan).map((piece) => ({ text: piece, ...marks })),
  )
}

function trimEnds<Run extends { text: string }>(runs: Run[]): Run[] {
  let start = 0
  let end = runs.length
  const trimmed = runs.map((run) => ({ ...run }))
  for (let first = trimmed[start]; first; first = trimmed[start]) {
    first.text = first.text.trimStart()
    if (first.text !== '') break
    start += 1
  }
  for (let last = trimmed[end - 1]; last && end > start; last = trimmed[end - 1]) {
    last.text = last.text.trimEnd()
    if (last.text !== '') break
    end -= 1
  }
  return trimmed.slice(start, end)
}
