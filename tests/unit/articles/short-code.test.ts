import { expect, it } from 'vitest'
import { shortCode } from '@/lib/articles/short-code'
import { uuidv7 } from '@/lib/articles/uuid'

const codes = Array.from({ length: 20_000 }, (_, index) => shortCode(`story-${index}`))

it('gives the same story the same code', () => expect(shortCode('chess-village')).toBe(shortCode('chess-village')))

it('uses neither vowels nor characters that are taken for one another', () => {
  expect(codes.filter((code) => !/^[23456789BCDFGHJKMNPQRSTVWXYZ]{6}$/.test(code))).toEqual([])
})

it('spreads evenly: among 20,000 stories hardly two meet', () => {
  expect(new Set(codes).size).toBeGreaterThan(19_990)
})

it('gives another code at another attempt', () => expect(shortCode('a', 1)).not.toBe(shortCode('a', 0)))

it('makes UUIDs that sort by time', () => {
  const [early, late] = [uuidv7(1_000_000), uuidv7(2_000_000)]
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(early < late).toBe(true)
})
