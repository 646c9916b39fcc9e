import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shapeFault } from '@/lib/interchange/shape'

it.each([
  '[]',
  '["[[[[[[[[[[[[[[[[[[[[[[[[[["]',
  String.raw`["\"[[[[[[[[[[[[[[[[[[[[[[", "\\"]`,
  `["${','.repeat(200_000)}"]`,
])('does not count what stands in strings: %#', (line) => expect(shapeFault(line)).toBeNull())

it.each(['"', String.raw`"\\\"`, '"\\'])('reads %j, which does not end, to the end', (line) => {
  expect(shapeFault(line)).toBeNull()
})

it('finds nothing wrong with any JSON of ordinary size', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 10 }), (line) => {
      expect(shapeFault(line)).toBeNull()
    }),
  )
})
