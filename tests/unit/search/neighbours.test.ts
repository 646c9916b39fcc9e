import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generateStories, randomNumbers } from '@/lib/demo/generate'
import { type Locale, locales } from '@/lib/i18n/locales'
import { analyseText } from '@/lib/search/document'
import type { Match } from '@/lib/search/match'
import { neighbourBits, neighboursOf } from '@/lib/search/neighbours'
import { matchOf } from '@/lib/search/terms'

const words: Record<Locale, string[]> = {
  en: [
    'bridges',
    'went',
    'The',
    'of',
    'Yerevan',
    'cities',
    '2026',
    'children',
    'Sargsyan',
    'ran',
    "mayor's",
    'was',
    'voted',
  ],
  ru: ['мосты', 'шёл', 'и', 'в', 'Ереване', 'городов', '2026', 'дети', 'Саргсян', 'людьми', 'голосовали', 'лучше'],
  hy: [
    'կամուրջները',
    'գնաց',
    'և',
    'էր',
    'Երևանում',
    'քաղաքների',
    '2026',
    'երեխաներ',
    'Սարգսյան',
    'չգնացին',
    'մարդիկ',
    'լավագույն',
  ],
}

function textOf(locale: Locale, body: readonly string[], title = 'x'): Uint8Array {
  return analyseText({
    locale,
    title,
    subtitle: null,
    lead: null,
    body: body.map((text, index) => ({ id: `b${index}`, type: 'paragraph', content: [{ text }] })),
    captions: [],
  }).neighbours
}

/** Whether a text may have a phrase, as the statement asks. */
function mayHave(bytes: Uint8Array, phrase: string): boolean {
  const match = matchOf({ kind: 'phrase', text: phrase, excluded: false })
  const asked = match && neighboursOf(match)
  if (!asked) return true
  const isSet = (place: number) => ((bytes[place >> 3] ?? 0) & (0x80 >> (place & 7))) !== 0
  const readings = Array.from({ length: asked.length / 2 }, (_, index) => asked.slice(index * 2, index * 2 + 2))
  return [readings.slice(0, 4), readings.slice(4)].every((pair) => pair.some((bits) => bits.every(isSet)))
}

describe('neighbours', () => {
  it.each(locales)('are never missed: every phrase of a text is found in it (%s)', (locale) => {
    const phrase = fc.tuple(
      fc.array(fc.constantFrom(...words[locale]), { minLength: 2, maxLength: 30 }),
      fc.nat(),
      fc.integer({ min: 2, max: 5 }),
    )
    fc.assert(
      fc.property(phrase, ([text, start, length]) => {
        const from = start % (text.length - 1)
        const asked = text.slice(from, from + length).join(' ')
        expect(mayHave(textOf(locale, [text.join(' ')]), asked)).toBe(true)
        expect(mayHave(textOf(locale, [], text.join(' ')), asked)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['en', 'Yesterday mayor Sargsyan voted', 'Саргсян voted'],
    ['en', 'Yesterday the mayors voted', 'mayor voting'],
    ['ru', 'Вчера в Ереване голосовали', 'Yerevan голосование'],
    ['hy', 'Երեկ Երևանում Սարգսյանը', 'Ереван Саргсян'],
    ['hy', 'Նա չգնաց քաղաք', 'գնալ քաղաքում'],
    ['ru', 'Пришли хорошие люди', 'хороший человек'],
  ] as const)('are the same in other forms and scripts (%s: %s has “%s”)', (locale, text, phrase) => {
    expect(mayHave(textOf(locale, [text]), phrase)).toBe(true)
  })

  it('do not stand in two blocks, and not as far apart as another phrase', () => {
    expect(mayHave(textOf('en', ['red kite']), 'red kite')).toBe(true)
    expect(mayHave(textOf('en', ['red', 'kite']), 'red kite')).toBe(false)
    expect(mayHave(textOf('en', ['red paper kite']), 'red kite')).toBe(false)
    expect(mayHave(textOf('en', ['kite red']), 'red kite')).toBe(false)
    expect(mayHave(textOf('en', ['the kite of the red']), 'kite of red')).toBe(false)
    expect(mayHave(textOf('en', ['the kite of red']), 'kite of red')).toBe(true)
    expect(mayHave(textOf('en', ['a kite of the red']), 'kite of the red')).toBe(true)
    expect(mayHave(textOf('en', [], 'A kite of the red'), 'kite of the red')).toBe(true)
    expect(mayHave(textOf('en', ['a kite of it']), 'kite of the red')).toBe(false)
  })

  it('tell most news texts apart from a phrase that they do not have', () => {
    const random = randomNumbers(3)
    const texts = [...generateStories({ count: 30, seed: 11 })].map((line) => {
      const body: (string | { content: string })[] = JSON.parse(line).translations.en.body
      return body.map((block) => (typeof block === 'string' ? block : block.content))
    })
    const all =
      texts
        .flat()
        .join(' ')
        .toLowerCase()
        .match(/\p{L}+/gu) ?? []
    const pick = () => all[Math.floor(random() * all.length)] ?? ''
    const phrases = Array.from({ length: 60 }, () => `${pick()} ${pick()}`)
    const kept = texts.map((text) => phrases.filter((phrase) => mayHave(textOf('en', text), phrase)).length)
    const share = kept.reduce((sum, count) => sum + count, 0) / (texts.length * phrases.length)
    expect(share).toBeLessThan(0.15)
    expect(share).toBeGreaterThan(0)
  })

  it('are as many bits as the column has', () => {
    expect(textOf('en', [])).toHaveLength(neighbourBits / 8)
    const asked = neighboursOf(matchOf({ kind: 'phrase', text: 'red kite', excluded: false }) as Match) ?? []
    expect(asked).toHaveLength(16)
    expect(asked.every((place) => place >= 0 && place < neighbourBits)).toBe(true)
    expect(mayHave(textOf('en', ['snow']), 'anything')).toBe(true)
  })
})
