import { expect, it } from 'vitest'
import { sharedBuffers } from '@/lib/runtime/postgres-cluster'

it.each([
  [0.5, '128MB'],
  [2, '128MB'],
  [4, '256MB'],
  [8, '512MB'],
  [64, '1024MB'],
  // What a system says that sets no limit.
  [2 ** 34, '1024MB'],
])('a machine with %s GB gives PostgreSQL %s', (gigabytes, expected) => {
  expect(sharedBuffers(gigabytes * 1024 ** 3)).toBe(expected)
})
