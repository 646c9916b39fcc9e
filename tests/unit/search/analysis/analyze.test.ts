import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { readLexicon, rootsOf } from '@/lib/search/analysis/affix-rules'
import { analyze } from '@/lib/search/analysis/analyze'

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom(
      'ա',
      'և',
      'ո՞',
      'ւ',
      'ё',
      'а\u0301',
      '-',
      ' ',
      "'",
      'k',
      '\u00AD',
      '\u200D',
      '\u0600',
      '\u{1F3FB}',
      '7',
      '\uFE0F',
    ),
    maxLength: 60,
  }),
)

describe.each(locales)('analysis of %s', (locale) => {
  it('reads any text: words in order, inside the text, each with a lexeme', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0
        for (const token of analyze({ text, locale })) {
          expect(token.start).toBeGreaterThanOrEqual(end)
          expect(token.end).toBeGreaterThan(token.start)
          end = token.end
          expect(new Set(token.lexemes).size).toBe(token.lexemes.length)
          expect(token.lexemes.length).toBeGreaterThan(0)
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  it.each(['\u{11A84}\u{14647}', '\u00A9\u200D\u2139', '\u{11A84}'])('cuts %j between graphemes', (text) => {
    expect(analyze({ text, locale })).toMatchObject([{ start: 0, end: text.length }])
  })

  it('cuts between graphemes', () => {
    const segmenter = new Intl.Segmenter(locale)
    fc.assert(
      fc.property(anyText, (text) => {
        const borders = new Set([...segmenter.segment(text)].map(({ index }) => index).concat(text.length))
        for (const { start, end } of analyze({ text, locale }))
          expect([borders.has(start), borders.has(end)]).toEqual([true, true])
      }),
      { numRuns: 500 },
    )
  })

  it('reads a word by itself as it reads it in its text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { start, end, lexemes } of analyze({ text, locale })) {
          const alone = analyze({ text: text.slice(start, end), locale })
          expect(alone.map((token) => token.lexemes)).toEqual([lexemes])
        }
      }),
    )
  })
})

describe('a dictionary', () => {
  const lexicon = readLexicon({
    aff: 'flag long\nsfx aa y 1\nsfx aa 0 er/bb .\nsfx bb y 1\nsfx bb 0 s [^s]\nsfx cc y 1\nsfx cc y ies y',
    dic: '2\nwork/aa\ncity/cc\nsheep',
  })

  it.each([
    ['worker', ['work']],
    ['workers', ['work']],
    ['works', []],
    ['cities', ['city']],
    ['sheep', ['sheep']],
    ['sheeper', []],
    ['', []],
  ])('follows its rules and those that may come after: %s', (word, roots) => {
    expect(rootsOf(lexicon, word)).toEqual(roots)
  })
})
