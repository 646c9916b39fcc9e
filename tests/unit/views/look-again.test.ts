import { describe, expect, it } from 'vitest'
import { numbersRightWithin } from '@/lib/views/constants'
import { lookAgainAfter } from '@/lib/views/core/stories'

describe('how often the number of a story is looked up', () => {
  it('soon enough for numbers to be right in time while a look is quick', () => {
    for (const took of [0, 5, 60, 300]) expect(took + lookAgainAfter(took)).toBeLessThan(numbersRightWithin * 1_000)
  })

  it('never for more than a twentieth of the time', () => {
    for (const took of [1, 200, 1_000, 4_000]) expect(took / lookAgainAfter(took)).toBeLessThanOrEqual(0.05)
  })
})
