import { describe, expect, it } from 'vitest'
import { interchangeLimits } from '@/lib/interchange/constants'
import { checkLine } from '@/lib/interchange/prepare'
import { bodyLine, storyLine } from '@/tests/helpers/interchange'

const check = (line: unknown) => checkLine(JSON.stringify(line))
const text = (content: string) => [{ text: content }]

function bodyOf(line: unknown) {
  const checked = check(line)
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults))
  return checked.value.translations[0]?.body
}

function faultsOf(line: unknown) {
  const checked = check(line)
  return checked.ok ? [] : checked.faults.map(({ path, reason }) => `${path}: ${reason}`)
}

describe('a line', () => {
  it('has defaults for what it does not say', () => {
    const checked = check(storyLine())
    expect(checked).toMatchObject({
      ok: true,
      value: {
        externalId: 'bridge',
        kind: 'news',
        tags: [],
        breaking: false,
        pinned: false,
        media: [],
        translations: [{ locale: 'en', slug: null, status: 'published', subtitle: null, lead: null, updatedAt: null }],
      },
    })
  })

  it('gives its time to translations that have none', () => {
    const translations = {
      en: { title: 'A', body: [] },
      ru: { title: 'Б', publishedAt: '2026-03-02T00:00:00+04:00', body: [] },
    }
    const checked = check(storyLine({ translations }))
    const times = checked.ok ? checked.value.translations.map(({ publishedAt }) => publishedAt.toISOString()) : []
    expect(times).toEqual(['2026-03-01T09:00:00.000Z', '2026-03-01T20:00:00.000Z'])
  })

  it('is cleaned: composed, trimmed, without characters that cannot be stored', () => {
    const translations = {
      en: { title: ' Cafe\u0301\u0000 \uD800', subtitle: ' ', lead: null, body: ['a\u0000\r\nb'] },
    }
    const checked = check(storyLine({ translations }))
    expect(checked).toMatchObject({
      ok: true,
      value: { translations: [{ title: 'Café', subtitle: null, lead: null, body: [{ content: text('a\nb') }] }] },
    })
  })

  it('names an author or a tag once', () => {
    const checked = check(storyLine({ authors: ['ani', 'ani'], tags: ['a', 'b', 'a'] }))
    expect(checked).toMatchObject({ ok: true, value: { authors: ['ani'], tags: ['a', 'b'] } })
  })
})

describe('a body', () => {
  it('numbers its entries, so that entry n is the same block in every language, whatever is empty', () => {
    expect(bodyOf(bodyLine(['One', ' ', 'Three']))).toEqual([
      { id: 'b1', type: 'paragraph', content: text('One') },
      { id: 'b3', type: 'paragraph', content: text('Three') },
    ])
  })

  it('keeps ids that are given', () => {
    const body = [{ id: 'intro', type: 'paragraph', content: 'One' }, 'Two']
    expect(bodyOf(bodyLine(body))?.map(({ id }) => id)).toEqual(['intro', 'b2'])
  })

  it('takes strings for spans everywhere', () => {
    const body = [
      { type: 'quote', content: 'One', cite: 'Ani' },
      { type: 'quote', content: 'Two', cite: ' ' },
      { type: 'list', ordered: true, items: ['One', '', [{ text: 'Two', em: true }]] },
      { type: 'list', ordered: true, items: [''] },
    ]
    expect(bodyOf(bodyLine(body))).toEqual([
      { id: 'b1', type: 'quote', content: text('One'), cite: text('Ani') },
      { id: 'b2', type: 'quote', content: text('Two') },
      { id: 'b3', type: 'list', ordered: true, items: [text('One'), [{ text: 'Two', em: true }]] },
    ])
  })

  it('takes a plain text for what it is, not for HTML', () => {
    expect(bodyOf(bodyLine(['<b>One</b>']))).toEqual([{ id: 'b1', type: 'paragraph', content: text('<b>One</b>') }])
  })

  it('may be HTML', () => {
    const media = [{ id: 'bridge', src: 'media/bridge.jpg' }]
    expect(bodyOf(bodyLine('<p>One<script>x</script></p><img src="media/bridge.jpg">', { media }))).toEqual([
      { id: 'b1', type: 'paragraph', content: text('One') },
      { id: 'b2', type: 'image', media: 'bridge' },
    ])
  })

  it('may be empty', () => expect(bodyOf(bodyLine([]))).toEqual([]))
})

const refused: [name: string, line: unknown, fault: string | RegExp][] = [
  ['an array', [], '$: Invalid input: expected object, received array'],
  ['an unknown key', storyLine({ titel: 'x' }), '$.titel: unknown key'],
  ['a key that is a trap', JSON.parse('{"__proto__": {"x": 1}}'), /^\$\.id: is missing/],
  ['no section', storyLine({ section: undefined }), '$.section: is missing'],
  ['a section that is no slug', storyLine({ section: 'City hall' }), /^\$\.section: a slug is/],
  ['a kind nobody knows', storyLine({ kind: 'poem' }), /^\$\.kind: /],
  [
    'a day that does not exist',
    storyLine({ publishedAt: '2026-02-30T00:00:00Z' }),
    /^\$\.publishedAt: must be an ISO 8601/,
  ],
  ['a time without a zone', storyLine({ publishedAt: '2026-02-03T00:00:00' }), /^\$\.publishedAt: must be an ISO 8601/],
  ['the year 0', storyLine({ publishedAt: '0000-01-01T00:00:00Z' }), '$.publishedAt: must be between 1600 and 2199'],
  ['a language the site does not speak', storyLine({ translations: { de: {} } }), '$.translations.de: unknown key'],
  [
    'an original that is not there',
    storyLine({ originalLocale: 'hy' }),
    '$.translations: has no text in "hy", which the story calls its original',
  ],
  ['no translation', storyLine({ translations: {} }), /^\$\.translations: has no text/],
  [
    'a title of spaces',
    storyLine({ translations: { en: { title: ' \u0000', body: [] } } }),
    /^\$\.translations\.en\.title: /,
  ],
  [
    'a long title',
    storyLine({ translations: { en: { title: 'x'.repeat(301), body: [] } } }),
    /^\$\.translations\.en\.title: Too big/,
  ],
  ['an id with a control character', storyLine({ id: 'a\u0000' }), /^\$\.id: must be normalised/],
  ['a body that is a number', bodyLine(1), '$.translations.en.body: must be an array of entries or an HTML string'],
  [
    'an entry that is a number',
    bodyLine(['One', 2]),
    '$.translations.en.body[1]: Invalid input: expected object, received number',
  ],
  ['a block nobody knows', bodyLine([{ type: 'chart' }]), /^\$\.translations\.en\.body\[0\]\.type: /],
  ['an unknown key of a block', bodyLine([{ type: 'divider', x: 1 }]), '$.translations.en.body[0].x: unknown key'],
  [
    'an unsafe link',
    bodyLine([{ type: 'paragraph', content: [{ text: 'a', href: 'javascript:x' }] }]),
    /^\$\.translations\.en\.body\[0\]\.content\[0\]\.href: only http/,
  ],
  [
    'an unsafe embed',
    bodyLine([{ type: 'embed', url: 'data:x', title: 'x' }]),
    /^\$\.translations\.en\.body\[0\]\.url: only http/,
  ],
  [
    'a picture the story does not have',
    bodyLine(['', { type: 'image', media: 'x' }]),
    '$.translations.en.body[1].media: the story has no media "x"',
  ],
  [
    'two blocks with one id',
    bodyLine(['', { id: 'b3', type: 'divider' }, 'x']),
    '$.translations.en.body[2].id: block id "b3" occurs twice',
  ],
  ['too many blocks', bodyLine(Array(2_001).fill('x')), /^\$\.translations\.en\.body: Too big/],
  [
    'two pictures with one id',
    storyLine({
      media: [
        { id: 'a', src: 'a.png' },
        { id: 'a', src: 'b.png' },
      ],
    }),
    '$.media[1].id: "a" occurs twice',
  ],
  [
    'a picture’s id with a slash',
    storyLine({ media: [{ id: 'a/b', src: 'a.png' }] }),
    '$.media[0].id: must not contain a slash',
  ],
  [
    'a picture’s text in an unknown language',
    storyLine({ media: [{ id: 'a', src: 'a.png', alt: { de: 'x' } }] }),
    '$.media[0].alt.de: unknown key',
  ],
  [
    'HTML that is too deep',
    bodyLine('<div>'.repeat(300)),
    '$.translations.en.body: the HTML is nested deeper than 200 elements',
  ],
]

describe('a line is refused, with the place and the reason, for', () => {
  it.each(refused)('%s', (_name, line, fault) => {
    const [first] = faultsOf(line)
    if (typeof fault === 'string') expect(first).toBe(fault)
    else expect(first).toMatch(fault)
  })

  it.each(['', '{', 'null', '"a"', '1', '[1,]', '{"id":"a"}{"id":"b"}'])('%j', (line) => {
    expect(checkLine(line).ok).toBe(false)
  })

  it('depth and number of values, before it is parsed', () => {
    const faults = ['['.repeat(1_000_000), '{"a":'.repeat(500_000), `[${'1,'.repeat(500_000)}1]`].map((line) => {
      const checked = checkLine(line)
      return checked.ok ? null : checked.faults[0]?.reason
    })
    const deep = `is nested deeper than ${interchangeLimits.depth} levels`
    expect(faults).toEqual([deep, deep, `has more than ${interchangeLimits.values} values`])
  })

  it('many faults, of which it names the first', () => {
    expect(faultsOf(bodyLine(Array(1_000).fill(1)))).toHaveLength(5)
  })
})
