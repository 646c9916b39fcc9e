import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queryParts } from '@/lib/search/constants'
import { parseQuery } from '@/lib/search/parse'
import { toTerms } from '@/lib/search/terms'
import { writeQuery } from '@/lib/search/write-query'

const word = (text: string) => ({ kind: 'word', text, excluded: false })

describe('a query', () => {
  it('is words, phrases, exclusions and filters in any order', () => {
    const { parts, filters } = parseQuery(
      'snow -rain "city hall" section:region -"red tape" from:2026-01 author:"Ani Sar"',
    )
    expect(parts).toEqual([
      word('snow'),
      { kind: 'word', text: 'rain', excluded: true },
      { kind: 'phrase', text: 'city hall', excluded: false },
      { kind: 'phrase', text: 'red tape', excluded: true },
    ])
    expect(filters).toMatchObject({ sections: ['region'], authors: ['Ani Sar'], from: '2026-01-01', to: null })
  })

  it.each([
    ['раздел:спорт с:2025 по:2025', { sections: ['спорт'], from: '2025-01-01', to: '2025-12-31' }],
    ['բաժին:մշակույթ սկսած:2026-02 մինչև:2026-02', { sections: ['մշակույթ'], from: '2026-02-01', to: '2026-02-28' }],
    ['TAG:water Language:HY', { tags: ['water'], languages: ['hy'] }],
    ['to:2024-02', { to: '2024-02-29' }],
  ])('knows its filters in every language: %s', (query, filters) => {
    const parsed = parseQuery(query)
    expect(parsed.parts).toEqual([])
    expect(parsed.filters).toMatchObject(filters)
  })

  it.each([
    ['from:yesterday', [word('from'), word('yesterday')]],
    ['from:2026-13-40', [word('from'), word('2026-13-40')]],
    ['12:30', [word('12:30')]],
    ['note:this', [word('note'), word('this')]],
    ['section:', [word('section:')]],
    ['language:de', [word('language'), word('de')]],
    ['"unclosed phrase', [{ kind: 'phrase', text: 'unclosed phrase', excluded: false }]],
    ['«цитата целиком»', [{ kind: 'phrase', text: 'цитата целиком', excluded: false }]],
    ['"one"', [word('one')]],
    ['«one «two', [{ kind: 'phrase', text: 'one two', excluded: false }]],
    ['- -- "" :: !', []],
  ])('has no faults: %s', (query, parts) => {
    expect(parseQuery(query).parts).toEqual(parts)
  })

  it('is cut where a database would give up', () => {
    expect(parseQuery('a '.repeat(256)).parts).toHaveLength(queryParts)
    expect(parseQuery('x'.repeat(2_000)).parts[0]?.text).toHaveLength(512)
  })

  const piece = fc.constantFrom(
    '"',
    '-',
    ':',
    'from:',
    'section:',
    '«',
    '»',
    ' ',
    'снег',
    'ձյուն',
    "'",
    '&|!<->()',
    '\0',
  )
  const text = fc
    .array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 14 })
    .map((parts) => parts.join(''))

  it('may be any text', () => {
    fc.assert(
      fc.property(text, (query) => {
        const { parts, filters } = parseQuery(query)
        for (const part of parts) expect(part.text).toMatch(/[\p{L}\p{N}]/u)
        toTerms(parts, filters.languages)
      }),
    )
  })

  it('says the same once it is written down', () => {
    fc.assert(
      fc.property(text, (query) => {
        const once = writeQuery(parseQuery(query))
        fc.pre(once.length <= 512)
        expect(writeQuery(parseQuery(once))).toBe(once)
      }),
    )
  })
})
