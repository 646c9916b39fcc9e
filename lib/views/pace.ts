import { pace as limits } from './constants'

type Steps = { day: string; today: number; minute: number; inMinute: number }

/** Readers remembered at once; beyond it the oldest are forgotten, and counting goes on. */
const remembered = 200_000

/**
 * Tells machines from people by how fast they read.
 *
 * @example const pace = createPace(); pace.tooFast({ key, day: '2026-11-24', now: Date.now() }) // false
 */
export function createPace() {
  const readers = new Map<string, Steps>()

  return {
    /** Counts one view of this reader; true when it is one too many in this minute or this day. */
    tooFast({ key, day, now }: { key: string; day: string; now: number }): boolean {
      const minute = Math.floor(now / 60_000)
      const known = readers.get(key)
      const steps = known?.day === day ? known : { day, today: 0, minute, inMinute: 0 }
      if (steps.minute !== minute) Object.assign(steps, { minute, inMinute: 0 })
      steps.today += 1
      steps.inMinute += 1
      if (known !== steps) remember(readers, key, steps)
      return steps.today > limits.perDay || steps.inMinute > limits.perMinute
    },
    /** Keys of a day are forgotten with its salt. */
    forget: () => readers.clear(),
  }
}

function remember(readers: Map<string, Steps>, key: string, steps: Steps): void {
  readers.delete(key)
  readers.set(key, steps)
  if (readers.size <= remembered) return
  const [oldest] = readers.keys()
  if (oldest !== undefined) readers.delete(oldest)
}
