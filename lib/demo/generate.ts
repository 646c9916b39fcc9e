import type { Locale } from '@/lib/i18n/locales'
import { locales } from '@/lib/i18n/locales'

/** Numbers in [0, 1) that are the same on every machine (mulberry32): two measurements must read the same file. */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Sounds and endings that make invented words look, and be stemmed, like those of the language. */
const sounds: Record<Locale, { onsets: string; vowels: string; endings: string }> = {
  en: {
    onsets: 'b br c d dr f g gr h l m n p pr r s st t tr v w',
    vowels: 'a e i o u ai ea oo',
    endings: 's ed ing er ly tion',
  },
  ru: {
    onsets: 'б бр в г гр д ж з к кр л м н п пр р с ст т тр х',
    vowels: 'а е и о у я ё',
    endings: 'ый ого ами ение ить ала ов',
  },
  hy: {
    onsets: 'բ գ դ զ թ լ խ կ հ ղ մ ն շ պ ս վ տ ր ց ք',
    vowels: 'ա ե ի ո ու',
    endings: 'ը ի ում ներ ներով ություն ական',
  },
}

const vocabularySize = 30_000

/** Minutes between two stories: 57 a day. */
export const minutesApart = 25

type Pick = () => string

function pickFrom(values: readonly string[], random: () => number): string {
  return values[Math.floor(random() * values.length)] ?? ''
}

/** Words by Zipf's law: the word of rank r occurs in proportion to 1 / r. */
function wordsOf(locale: Locale, random: () => number): Pick {
  const onsets = sounds[locale].onsets.split(' ')
  const vowels = sounds[locale].vowels.split(' ')
  const endings = sounds[locale].endings.split(' ')
  const syllable = () => pickFrom(onsets, random) + pickFrom(vowels, random)
  const words = Array.from({ length: vocabularySize }, (_, rank) => {
    const syllables = rank < 100 ? 1 : rank < 3_000 ? 2 : 3
    const stem = Array.from({ length: syllables }, syllable).join('')
    return rank < 50 ? stem : stem + pickFrom(onsets, random) + pickFrom(endings, random)
  })
  const scale = Math.log(vocabularySize)
  return () => words[Math.floor(Math.exp(random() * scale)) - 1] ?? ''
}

function sentence(word: Pick, length: number, stop: string): string {
  const text = Array.from({ length }, word).join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1) + stop
}

/** A paragraph of about 50 words. */
function paragraph(word: Pick, random: () => number, stop: string): string {
  return Array.from({ length: 4 }, () => sentence(word, 8 + Math.floor(random() * 9), stop)).join(' ')
}

/**
 * Lines of the interchange format with invented words: stories of about 400 words in every language of the site.
 *
 * @param options.seed another number gives other stories
 * @example for (const line of generateStories({ count: 3, seed: 1 })) file.write(`${line}\n`)
 */
export function* generateStories(options: { count: number; seed: number }): Generator<string> {
  const random = randomNumbers(options.seed)
  const words = { en: wordsOf('en', random), ru: wordsOf('ru', random), hy: wordsOf('hy', random) }
  const newest = Date.UTC(2026, 0, 1)
  for (let index = 0; index < options.count; index += 1) {
    const paragraphs = 7 + Math.floor(random() * 5)
    const translations = locales.map((locale) => {
      const word = words[locale]
      const stop = locale === 'hy' ? '։' : '.'
      const body = Array.from({ length: paragraphs }, (_, position) =>
        position === 3 ? { type: 'heading', level: 2, content: sentence(word, 5, '') } : paragraph(word, random, stop),
      )
      const title = sentence(word, 6 + Math.floor(random() * 6), '')
      return [locale, { title, lead: sentence(word, 20, stop), body }]
    })
    yield JSON.stringify({
      id: `generated-${options.seed}-${index}`,
      section: `section-${1 + Math.floor(random() * 8)}`,
      tags: [`tag-${1 + Math.floor(random() * 40)}`, `tag-${1 + Math.floor(random() * 40)}`],
      authors: [`author-${1 + Math.floor(random() * 50)}`],
      publishedAt: new Date(newest - index * minutesApart * 60_000).toISOString(),
      originalLocale: locales[index % locales.length],
      translations: Object.fromEntries(translations),
    })
  }
}
