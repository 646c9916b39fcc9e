import type { StoryToWrite } from '@/lib/articles/mutations-types'
import { batchLimits } from './constants'

export type Waiting = { label: string; bytes: number; story: StoryToWrite }

/** Stories that wait for their transaction. */
export function createBatch() {
  let waiting: Waiting[] = []
  let bytes = 0
  return {
    /** Whether this one belongs into the next transaction: too much for this one, or a story that is in it already. */
    mustGoBefore(next: Waiting): boolean {
      // PostgreSQL cannot write a row twice in one statement, and the later line must see the earlier one written.
      const isRepeated = waiting.some(({ story }) => story.externalId === next.story.externalId)
      return isRepeated || waiting.length >= batchLimits.stories || bytes + next.bytes > batchLimits.bytes
    },
    add(next: Waiting) {
      waiting.push(next)
      bytes += next.bytes
    },
    take(): { waiting: Waiting[]; isLarge: boolean } {
      const taken = { waiting, isLarge: waiting.length >= batchLimits.stories || bytes * 2 > batchLimits.bytes }
      waiting = []
      bytes = 0
      return taken
    },
  }
}
