import { expect, it } from 'vitest'
import { createReadiness } from '@/lib/delivery/server/readiness'

it('tells why requests should go elsewhere, and what an instance without its database serves', () => {
  let draining = false
  const readiness = createReadiness({ isDraining: () => draining })
  expect(readiness.look()).toEqual({ isReady: false, words: 'starting' })
  readiness.listen()
  expect(readiness.look().isReady).toBe(true)
  expect(readiness.look().words).toContain('the database has not answered yet')
  readiness.know()
  expect(readiness.look()).toEqual({ isReady: true, words: 'ready' })
  draining = true
  expect(readiness.look()).toEqual({ isReady: false, words: 'draining' })
})
