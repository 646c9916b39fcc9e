import { describe, expect, it } from 'vitest'
import { canonicalJson, importHash } from '@/lib/interchange/hash'
import { checkLine } from '@/lib/interchange/prepare'
import { storyLine } from '@/tests/helpers/interchange'

function hashOf(text: string, digests: string[] = []): string {
  const checked = checkLine(text)
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults))
  return importHash(checked.value, digests)
}

/** The same value with the keys of every object in reverse. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  )
}

const line = storyLine({ media: [{ id: 'a', src: 'a.png', alt: { en: 'A', hy: 'Ա' } }] })
const hash = hashOf(JSON.stringify(line))

describe('the checksum of a story', () => {
  it('does not depend on the order of keys', () => expect(hashOf(JSON.stringify(reversed(line)))).toBe(hash))
  it('does not depend on white space', () => expect(hashOf(JSON.stringify(line, null, 4))).toBe(hash))
  it('takes a default for what it is, written or not', () => {
    expect(hashOf(JSON.stringify({ ...line, kind: 'news', tags: [], breaking: false }))).toBe(hash)
  })
  it('changes with every word', () => {
    const translations = { en: { title: 'The bridge', body: ['One', 'Two.'] } }
    expect(hashOf(JSON.stringify({ ...line, translations }))).not.toBe(hash)
  })
  it('changes with the picture under the same name', () => {
    expect(hashOf(JSON.stringify(line), ['1'])).not.toBe(hashOf(JSON.stringify(line), ['2']))
  })
})

it('sorts keys at every depth and leaves arrays alone', () => {
  expect(canonicalJson({ b: [2, { d: 1, c: null }], a: undefined })).toBe('{"b":[2,{"c":null,"d":1}]}')
})
