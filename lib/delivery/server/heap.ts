import { setFlagsFromString } from 'node:v8'

/**
 * How much the heap may grow, after a full collection, before the next one: by two fifths. By itself V8 lets it grow up to
 * fourfold on a machine with much memory, and a server that makes pages keeps hundreds of megabytes of what is long done.
 * Full collections then come about twice as often and cost what they always cost: some milliseconds on another thread.
 */
const growthPercent = 40

export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`)
}
