import type { Locale } from '@/lib/i18n/locales'
import { foldForSearch } from './fold'
import { widenToGraphemes } from './graphemes'
import { neutralForm } from './neutral'
import { nameStems, stemsOf } from './stems'
import { isStopWord } from './stop-words'

/** A word of a text, and what it is looked for by. */
export type Token = {
  /** UTF-16 code units; `end` is exclusive. */
  start: number
  end: number
  /** Stems with their language: `en:run`. */
  lexemes: string[]
  /** The word, and then what may be its stem, in every script alike: `x:erevan`. */
  neutral: string[]
  stop: boolean
  /** 1, 2, 3 … within the text. */
  position: number
}

/** Signs that belong to the letter beside them and mean nothing to a search: joiners, tags, skin tones, Arabic and Indic signs before numbers. */
const unseen = '\\u200C\\u200D\\u{E0020}-\\u{E007F}\\p{Emoji_Modifier}'
const before = '\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u{110BD}\\u{110CD}'

/** Words with the marks inside them, so that none is cut off its letter; a hyphen ends a word: `ՀՀ-ն` is found as `ՀՀ`. */
const piece = `[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}${unseen}\\u00AD\\u055A-\\u055F’']*`
const wordPattern = new RegExp(`[${before}]*${piece}(?:[${before}]+${piece})*`, 'gu')
const unseenPattern = new RegExp(`[${unseen}${before}]`, 'gu')

const known = new Map<string, Pick<Token, 'lexemes' | 'neutral' | 'stop'>>()
const knownLimit = 200_000

/** Splits a text into words and reduces each to its stem. The same for the index, queries and highlighting. */
export function analyze({ text, locale }: { text: string; locale: Locale }): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(wordPattern)) {
    const [word] = match
    tokens.push({
      ...readWord(word, locale),
      ...widenToGraphemes({ text, start: match.index, end: match.index + word.length }),
      position: tokens.length + 1,
    })
  }
  return tokens
}

function readWord(word: string, locale: Locale): Pick<Token, 'lexemes' | 'neutral' | 'stop'> {
  const key = `${locale}:${word}`
  const present = known.get(key)
  if (present) return present
  const folded = foldForSearch(word.replace(unseenPattern, ''))
    .toLowerCase()
    .replace(/[’'].*$/, '')
  const reading = {
    lexemes: stemsOf(folded, locale).map((stem) => `${locale}:${stem}`),
    neutral: [...new Set([...new Set([folded, ...nameStems(folded, locale)])].map(neutralForm))],
    stop: isStopWord(folded, locale),
  }
  if (known.size >= knownLimit) known.clear()
  known.set(key, reading)
  return reading
}
