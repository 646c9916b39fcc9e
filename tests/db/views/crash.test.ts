import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startVictims, type Victims, victimNames } from '@/lib/bench/views/victims'
import { freePort } from '@/lib/runtime/free-port'
import { readUntilCounted } from '@/lib/workbench/view-reader'

/** Readers in a few tabs each, and what is killed under them. */
const step = fc.record({
  readings: fc.array(fc.record({ who: fc.nat(9), story: fc.nat(2), tabs: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 5,
    maxLength: 30,
  }),
  victim: fc.constantFrom(...victimNames),
})

// `npm run chaos:views` does the same a hundred times, under more load.
describe('kill -9 of the server, of PostgreSQL, of both', () => {
  let victims: Victims
  beforeAll(async () => {
    victims = await startVictims({ port: await freePort(), stories: 3 })
  }, 120_000)
  afterAll(() => victims?.stop(), 60_000)

  it('whatever dies in whatever order under readers: distinct views are stored, exactly once', async () => {
    let world = 0
    const model = new Set<string>()
    const read = (reader: number, place: number) => {
      const story = victims.stories[place]
      if (!story) throw new Error('there is no such story')
      model.add(`${reader} ${place}`)
      return readUntilCounted(victims.port, { reader, story })
    }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 3 }), async (steps) => {
        world += 1
        const reading: Promise<number>[] = []
        for (const { readings, victim } of steps) {
          for (const { who, story, tabs } of readings)
            for (let tab = 0; tab < tabs; tab += 1) reading.push(read(world * 100 + who, story))
          await victims.kill(victim)
          await victims.revive()
        }
        await Promise.all(reading)
        expect(await victims.stored()).toBe(model.size)
      }),
      // A run that failed is not made smaller: its world is over.
      { numRuns: 4, endOnFailure: true },
    )
    expect(model.size).toBeGreaterThan(0)
  }, 300_000)
})
