import { rising } from './constants'

/** Views of one text in one clock hour: `hourAge` 0 is the present hour, `age` the text's own in whole hours. */
export type HourCounts = { id: string; age: number; count: number }

/** Fewer views than this say nothing about how stories usually fare. */
const enough = 500

/** What a text usually keeps from one hour to the next while too little is known. */
const ordinaryDecay = 0.9

/**
 * Texts whose last hour brought clearly more than was to be expected, the clearest first.
 *
 * Expected is the mean of the three hours before, times what texts of that age usually keep, times what this hour of
 * the day usually brings. Views come one by one, so their number varies by its square root (Poisson): the excess is
 * measured in that.
 *
 * @param ages views of all texts by the text's age in hours
 * @param hoursOfDay views of all texts by hour of the day
 * @param hoursIntoDay hours since midnight, with the fraction: the present hour is not over
 * @returns ids
 */
export function risingStories(input: {
  recent: readonly (HourCounts & { hourAge: number })[]
  ages: ReadonlyMap<number, number>
  hoursOfDay: ReadonlyMap<number, number>
  hoursIntoDay: number
}): string[] {
  const part = input.hoursIntoDay % 1
  const rhythm = rhythmOf(input.hoursOfDay, Math.floor(input.hoursIntoDay))
  const texts = new Map<string, { age: number; hours: number[] }>()
  for (const { id, age, hourAge, count } of input.recent) {
    const text = texts.get(id) ?? { age, hours: [0, 0, 0, 0, 0, 0] }
    text.hours[hourAge] = count
    texts.set(id, text)
  }
  return [...texts]
    .map(([id, { age, hours }]) => {
      // The last sixty minutes: this hour so far, and the end of the one before.
      const last = (back: number) => (hours[back] ?? 0) * (back === 0 ? 1 : part) + (hours[back + 1] ?? 0) * (1 - part)
      const before = (last(1) + last(2) + last(3)) / 3
      const expected = before * decayAt(input.ages, age) * rhythm
      return { id, observed: last(0), excess: (last(0) - expected) / Math.sqrt(expected + 1) }
    })
    .filter(({ observed, excess }) => observed >= rising.views && excess >= rising.deviations)
    .sort((a, b) => b.excess - a.excess)
    .map(({ id }) => id)
}

/** What texts of this age keep, compared with the three hours before. */
function decayAt(ages: ReadonlyMap<number, number>, age: number): number {
  const before = [1, 2, 3].map((back) => ages.get(age - back) ?? 0)
  const sum = before.reduce((total, count) => total + count, 0)
  if (age < 3 || sum < enough) return ordinaryDecay
  return bounded((ages.get(age) ?? 0) / (sum / 3))
}

/** What an hour of the day brings, compared with the three hours before it. */
function rhythmOf(hours: ReadonlyMap<number, number>, hour: number): number {
  const sum = [1, 2, 3].reduce((total, back) => total + (hours.get((hour - back + 24) % 24) ?? 0), 0)
  return sum < enough ? 1 : bounded((hours.get(hour) ?? 0) / (sum / 3))
}

function bounded(ratio: number): number {
  return Math.min(2, Math.max(0.5, ratio))
}
