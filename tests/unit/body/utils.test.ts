import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Body } from '@/lib/body/types'
import { blockText, bodyMediaIds, bodyText, countWords, isSafeLink } from '@/lib/body/utils'

describe('isSafeLink', () => {
  it.each([
    'https://example.org/',
    'HTTP://EXAMPLE.ORG',
    'https://пример.рф/страница?a=1#b',
    'mailto:desk@example.org',
    'tel:+37410000000',
    '/hy/articles/dzyun',
    '/',
    '#b2',
  ])('lets %j pass', (href) => {
    expect(isSafeLink(href)).toBe(true)
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'javascript://example.org/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://example.org/1',
    'ftp://example.org/',
    'https://',
    'http://[',
    '',
    'page',
    '../page',
    '?q=1',
    'https://site.invalid/page',
  ])('stops %j', (href) => {
    expect(isSafeLink(href)).toBe(false)
  })

  /** `javascript` in any case, with what browsers skip before, inside and after it. */
  const script = fc
    .tuple(
      fc.array(fc.constantFrom(' ', '\t', '\n', '\r', '\u0000', '\u0001', '\u001f'), { maxLength: 4 }),
      fc.array(fc.tuple(fc.boolean(), fc.constantFrom('', '', '\t', '\n', '\r\n')), { minLength: 11, maxLength: 11 }),
      fc.string(),
    )
    .map(([before, spelling, code]) => {
      const letters = [...'javascript:'].map((letter, index) => {
        const [upper = false, between = ''] = spelling[index] ?? []
        return `${upper ? letter.toUpperCase() : letter}${between}`
      })
      return `${before.join('')}${letters.join('')}${code}`
    })

  it('stops every spelling of javascript: that a browser would run', () => {
    fc.assert(
      fc.property(script, (href) => {
        // The property is about something: a browser does see a script here.
        expect(URL.canParse(href) && new URL(href).protocol).toBe('javascript:')
        expect(isSafeLink(href)).toBe(false)
      }),
      { numRuns: 150 },
    )
  })

  it('lets nothing pass that a browser would read as another protocol', () => {
    const allowed = ['https:', 'http:', 'mailto:', 'tel:']
    const schemes = [
      'https:',
      'HTTP://',
      'mailto:',
      'tel:',
      'data:',
      'java\tscript:',
      '\u0001javascript:',
      '/',
      '//',
      '#',
    ]
    const anyLink = fc
      .tuple(fc.constantFrom('', ' ', '\n'), fc.constantFrom(...schemes), fc.string())
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(anyLink, (href) => {
        if (isSafeLink(href)) expect(allowed).toContain(new URL(href, 'https://site.invalid').protocol)
      }),
      { numRuns: 150 },
    )
  })
})

describe('countWords', () => {
  it.each([
    ['The night tram doesn’t stop here', 6],
    ["It's a well-known fact", 4],
    ['Ночной трамвай не остановится', 4],
    ['Из-за снега\u00a0— 12 рейсов', 4],
    ['Ինչո՞ւ է ձյունը սպիտակ', 4],
    ['Բարև՜, ընկերնե՛ր։ Շնորհակալություն', 3],
    ['café naïve', 2],
    ['cafe\u0301 e\u0301te\u0301', 2],
    ['2026 թվական', 2],
    ['', 0],
    [' \n\t ', 0],
    ['… ! ? « »', 0],
  ])('%j has %i', (text, words) => {
    expect(countWords(text)).toBe(words)
  })

  it('counts no mark that stands alone', () => {
    expect(countWords("one - two ' three ’ \u055e")).toBe(3)
  })
})

describe('the text of a body', () => {
  const mediaId = '01900000-0000-7000-8000-000000000000'
  const body: Body = [
    { id: 'b1', type: 'heading', level: 2, content: [{ text: 'Head' }] },
    { id: 'b2', type: 'paragraph', content: [{ text: 'One ' }, { text: 'two', strong: true }] },
    { id: 'b3', type: 'image', mediaId },
    { id: 'b4', type: 'list', ordered: false, items: [[{ text: 'a' }], [{ text: 'b' }, { text: 'c' }]] },
    { id: 'b5', type: 'quote', content: [{ text: 'Said' }], cite: [{ text: 'Ani' }] },
    { id: 'b6', type: 'divider' },
    { id: 'b7', type: 'embed', url: 'https://example.org/', title: 'Film' },
    { id: 'b8', type: 'pullquote', content: [{ text: 'Loud' }] },
  ]

  it('is what a reader would read aloud, block by block', () => {
    expect(bodyText(body)).toBe('Head\nOne two\na\nbc\nSaid\nAni\nFilm\nLoud')
  })

  it('is empty for what is not read', () => {
    expect(body.filter((block) => blockText(block) === '').map((block) => block.type)).toEqual(['image', 'divider'])
  })

  it('names its pictures', () => {
    expect(bodyMediaIds(body)).toEqual([mediaId])
  })
})
