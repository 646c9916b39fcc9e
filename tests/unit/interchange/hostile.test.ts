import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodySchema } from '@/lib/body/schema'
import { checkLine } from '@/lib/interchange/prepare'
import { hostileLink, hostileText } from '@/tests/helpers/arbitraries'
import { storyLine } from '@/tests/helpers/interchange'

/** What may be stored of an accepted line: every body fits the vocabulary, and nothing in it is unsafe. */
function expectStorable(text: string) {
  const checked = checkLine(text)
  if (!checked.ok) {
    expect(checked.faults.length).toBeGreaterThan(0)
    for (const { path } of checked.faults) expect(path).toMatch(/^\$/)
    return
  }
  for (const { title, body } of checked.value.translations) {
    expect(title.trim()).not.toBe('')
    const stored = body.map((block) =>
      block.type === 'image' ? { id: block.id, type: block.type, mediaId: crypto.randomUUID() } : block,
    )
    expect(bodySchema.safeParse(stored).error).toBeUndefined()
  }
  const json = JSON.stringify(checked.value)
  expect(json).not.toMatch(/\\u0000|\\ud[89a-f]/)
  expect(json).not.toMatch(/"(href|url)":"\s*(javascript|data|vbscript|file)/i)
}

const anyValue = fc.oneof(fc.jsonValue(), hostileText)
const span = fc.record(
  { text: hostileText, href: hostileLink, strong: fc.boolean(), lang: hostileText },
  { requiredKeys: ['text'] },
)
const content = fc.oneof(hostileText, fc.array(span, { maxLength: 4 }), anyValue)
const entry = fc.oneof(
  hostileText,
  fc.record(
    {
      id: fc.oneof(fc.constantFrom('b1', 'b2', 'intro'), hostileText),
      type: fc.constantFrom(
        'paragraph',
        'heading',
        'quote',
        'list',
        'image',
        'embed',
        'pullquote',
        'divider',
        'script',
      ),
      level: fc.constantFrom(1, 2, 3),
      ordered: fc.boolean(),
      content,
      cite: content,
      items: fc.array(content, { maxLength: 3 }),
      media: hostileText,
      url: fc.oneof(hostileLink, hostileText),
      title: hostileText,
    },
    { requiredKeys: ['type'] },
  ),
  anyValue,
)
const body = fc.oneof(fc.array(entry, { maxLength: 6 }), hostileText, anyValue)
const translation = fc.oneof(
  fc.record({ title: hostileText, slug: hostileText, lead: hostileText, body }, { requiredKeys: ['title', 'body'] }),
  anyValue,
)
const story = fc
  .record({ en: translation, ru: translation, hy: translation }, { requiredKeys: ['en'] })
  .map((translations) => storyLine({ translations }))

/** A valid story with one of its parts replaced by anything. */
const mutated = fc
  .tuple(
    fc.constantFrom(
      'id',
      'kind',
      'section',
      'tags',
      'authors',
      'publishedAt',
      'originalLocale',
      'media',
      'translations',
      'breaking',
    ),
    anyValue,
  )
  .map(([key, value]) => storyLine({ [key]: value }))

describe('no line breaks the importer, and what is accepted may be stored:', () => {
  it('any text', () => fc.assert(fc.property(hostileText, expectStorable)))
  it('any JSON', () => fc.assert(fc.property(fc.json(), expectStorable)))
  it('stories with hostile bodies', () => {
    fc.assert(
      fc.property(story, (line) => expectStorable(JSON.stringify(line))),
      { numRuns: 500 },
    )
  })
  it('stories with one wrong part', () => {
    fc.assert(
      fc.property(mutated, (line) => expectStorable(JSON.stringify(line))),
      { numRuns: 300 },
    )
  })
  it('stories cut or damaged anywhere', () => {
    const text = JSON.stringify(storyLine())
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), hostileText, (from, to, between) => {
        expectStorable(text.slice(0, from) + between + text.slice(to))
      }),
    )
  })
})
