import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanLink } from '@/lib/body/link'
import { spanSchema } from '@/lib/body/schema'
import { cleanText, splitText, tidySpans } from '@/lib/body/text'
import { hostileLinks, hostileText } from '@/tests/helpers/arbitraries'

describe('cleanText', () => {
  it.each([
    ['a\u0000b', 'ab'],
    ['a\u001Fb\u007F', 'ab'],
    ['a\r\nb\rc\td', 'a\nb\nc\td'],
    ['a\uD800b', 'ab'],
    ['\uDC00', ''],
    ['😀', '😀'],
    // A control character must not hide that two halves are a pair.
    ['\uD83D\u0000\uDE00', '😀'],
    ['e\u0301', 'é'],
    [' a ', ' a '],
  ])('%j becomes %j', (dirty, clean) => expect(cleanText(dirty)).toBe(clean))

  it('gives what PostgreSQL and UTF-8 can hold, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const clean = cleanText(text)
        expect(clean.isWellFormed()).toBe(true)
        expect(clean).not.toContain('\u0000')
        expect(cleanText(clean)).toBe(clean)
      }),
    )
  })
})

describe('splitText', () => {
  it.each([
    ['abcde', 2, ['ab', 'cd', 'e']],
    ['', 2, []],
    ['a😀b', 2, ['a', '😀', 'b']],
  ])('cuts %j at %i', (text, length, pieces) => expect(splitText(text, length)).toEqual(pieces))

  it('loses nothing', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 5 }), (text, length) => {
        expect(splitText(text, length).join('')).toBe(text)
      }),
    )
  })
})

describe('tidySpans', () => {
  it('joins neighbours with equal marks and trims the ends', () => {
    const spans = [
      { text: '  ' },
      { text: ' a ' },
      { text: 'b', strong: true as const },
      { text: ' c ', strong: true as const },
    ]
    expect(tidySpans(spans)).toEqual([{ text: 'a ' }, { text: 'b c', strong: true }])
  })

  it('says nothing of nothing', () => expect(tidySpans([{ text: ' ' }, { text: '\u0000' }, { text: '' }])).toEqual([]))

  it('cuts a text that is longer than a span may be', () => {
    expect(tidySpans([{ text: 'a'.repeat(45_000) }]).map((span) => span.text.length)).toEqual([20_000, 20_000, 5_000])
  })

  it('gives spans that may be stored', () => {
    const span = fc.record(
      { text: hostileText, strong: fc.constant(true as const), em: fc.constant(true as const) },
      { requiredKeys: ['text'] },
    )
    fc.assert(
      fc.property(fc.array(span), (spans) => {
        for (const tidy of tidySpans(spans)) expect(spanSchema.safeParse(tidy).success).toBe(true)
      }),
    )
  })
})

describe('cleanLink', () => {
  it.each([
    [' https://example.org/ ', 'https://example.org/'],
    ['ht\ntps://example.org/', 'https://example.org/'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
    ['tel:+37410000000', 'tel:+37410000000'],
    ['/hy/articles/a', '/hy/articles/a'],
    ['#b3', '#b3'],
    ['images/a.png', null],
    ['', null],
    [`https://example.org/${'a'.repeat(2_000)}`, null],
  ])('%j becomes %j', (link, clean) => expect(cleanLink(link)).toBe(clean))

  it('lets nothing through that a browser would run', () => {
    for (const link of hostileLinks) expect(cleanLink(link)).toBeNull()
  })
})
