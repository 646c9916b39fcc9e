import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
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

it('does not keep the requests whose pieces it remembers', () => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const own = remembered((text) => text, { most: 400, longest: 100 })
  const request = (number: number) => Buffer.alloc(256 * 1024, `/hy/articles/story-${number}-`).toString('latin1')
  collect()
  const before = process.memoryUsage().heapUsed
  for (let number = 0; number < 300; number += 1) own(request(number).slice(0, 40))
  collect()
  // Three hundred requests are 77 MB.
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(20e6)
  expect(own(request(7).slice(0, 40))).toContain('story-7-')
})
