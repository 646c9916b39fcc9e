import type { Locale } from '@/lib/i18n/locales'
import { foldForSearch } from './fold'
import { widenToGraphemes } from './graphemes'
import { neutralForm, withoutLastVowels } from './neutral'
import { nameStems, stemsOf } from './stems'
import { isStopWord } from './stop-words'

/** A word of a text, and what it is looked for by. */
export type Token = {
  /** UTF-16 code units; `end` is exclusive. */
  start: number
  end: number
  /** The word with the spelling that does not matter made equal. */
  word: string
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

type Reading = Pick<Token, 'word' | 'lexemes' | 'neutral' | 'stop'>

const known = new Map<Locale, Map<string, Reading>>()

/** Words of a language that are remembered: most of what a text is made of has been read before. */
const knownLimit = 40_000

/** Splits a text into words and reduces each to its stem. The same for the index, queries and highlighting. */
export function analyze({ text, locale }: { text: string; locale: Locale }): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(wordPattern)) {
    const [written] = match
    const { word, lexemes, neutral, stop } = readWord(written, locale)
    const { start, end } = widenToGraphemes({ text, start: match.index, end: match.index + written.length })
    tokens.push({ start, end, word, lexemes, neutral, stop, position: tokens.length + 1 })
  }
  return tokens
}

function readWord(written: string, locale: Locale): Reading {
  const readings = known.get(locale) ?? new Map<string, Reading>()
  const present = readings.get(written)
  if (present) return present
  const word = foldForSearch(written.replace(unseenPattern, ''))
    .toLowerCase()
    .replace(/[’'].*$/, '')
  const reading = {
    word,
    lexemes: stemsOf(word, locale).map((stem) => `${locale}:${stem}`),
    neutral: soundsOf([word, ...nameStems(word, locale)]),
    stop: isStopWord(word, locale),
  }
  if (readings.size >= knownLimit) readings.clear()
  known.set(locale, readings.set(written, reading))
  return reading
}

function soundsOf(words: readonly string[]): string[] {
  const sounds = [...new Set(words)].map(neutralForm)
  return [...new Set([...sounds, ...sounds.flatMap((sound) => withoutLastVowels(sound) ?? [])])]
}
