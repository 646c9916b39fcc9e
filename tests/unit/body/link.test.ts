import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSafeLink } from '@/lib/body/link'

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
