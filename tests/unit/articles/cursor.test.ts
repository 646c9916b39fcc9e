import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeCursor, encodeCursor } from '@/lib/articles/cursor'

const id = '01900000-0000-7000-8000-000000000000'

describe('a cursor', () => {
  it('survives the address bar', () => {
    const cursors = fc.record({
      publishedAt: fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
      id: fc.uuid(),
    })
    fc.assert(
      fc.property(cursors, (cursor) => {
        const text = encodeCursor(cursor)
        expect(encodeURIComponent(text)).toBe(text)
        expect(decodeCursor(text)).toEqual(cursor)
      }),
    )
  })

  it.each([
    '',
    '_',
    id,
    `_${id}`,
    `0_${id}x`,
    `0_${id.toUpperCase().replace('0', 'G')}`,
    `-1_${id}`,
    `0.5_${id}`,
    `0_${id}\n`,
    ` 0_${id}`,
    `0_${id.slice(0, -1)}`,
    // Further than a Date reaches.
    `zzzzzzzzzzz_${id}`,
    `zzzzzzzzzzzz_${id}`,
    `0_${id}; drop table article`,
  ])('that is not ours is none: %j', (value) => {
    expect(decodeCursor(value)).toBeNull()
  })

  it('of any text is a valid one or none', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const cursor = decodeCursor(value)
        expect(cursor === null || !Number.isNaN(cursor.publishedAt.getTime())).toBe(true)
      }),
    )
  })
})
