import { setFlagsFromString } from 'node:v8'

/**
 * How much the heap may grow, after a full collection, before the next one: to twice. By itself V8 lets it grow up to fourfold on
 * a machine with much memory, and a server that makes pages keeps hundreds of megabytes of what is long done. Less than this
 * is not enough for a collection to be done in small steps: at two fifths readers waited up to half a second for it.
 */
const growthPercent = 100

export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`)
}
