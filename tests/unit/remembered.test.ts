import { expect, it, vi } from 'vitest'
import { remembered } from '@/lib/remembered'

it('reads a text once, also where nothing is found in it', () => {
  const read = vi.fn((text: string) => (text === 'é' ? null : text.length))
  const lengthOf = remembered(read, { most: 10, longest: 10 })
  expect(['abc', 'é', 'abc', 'é'].map(lengthOf)).toEqual([3, null, 3, null])
  expect(read.mock.calls).toEqual([['abc'], ['é']])
})

it('keeps no more and no longer texts than it may', () => {
  const read = vi.fn((text: string) => text)
  const same = remembered(read, { most: 2, longest: 3 })
  for (const text of ['long', 'long', 'a', 'b', 'a', 'c', 'b', 'c']) expect(same(text)).toBe(text)
  // The long one each time; a and b; c, with which both are forgotten; b once more.
  expect(read.mock.calls.flat()).toEqual(['long', 'long', 'a', 'b', 'c', 'b'])
})

it('gives what is read a text of its own', () => {
  const request = 'GET /hy/articles/a-long-enough-address HTTP/1.1'
  const own = remembered((text) => text, { most: 2, longest: 100 })
  expect(own(request.slice(4, 38))).toBe('/hy/articles/a-long-enough-address')
})
