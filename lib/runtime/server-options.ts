import { availableParallelism } from 'node:os'

/** MB. What a server keeps is bounded and comes to 150 MB; pages and pictures lie outside of this heap. */
const heapLimit = 1_024

/** V8's own number of threads that collect garbage and compile beside the program. */
const mostHelpers = 4

/**
 * Node's options for a process that serves, beside those of the environment, which stay.
 *
 * - V8 collects when its heap has grown by a share of what was alive, and the share depends on how large it may become: where it
 *   may have gigabytes that is four times, below this limit it is 1.6. Garbage of made pages stood at a hundred megabytes.
 * - V8 has four threads beside the program, also where there is one core for all: each takes its slice of 4 ms, and readers waited
 *   for all of them. One core is left to the thread that serves.
 *
 * @param cores that the process may use
 */
export function withServerOptions(nodeOptions = '', cores = availableParallelism()): string {
  const helpers = Math.min(mostHelpers, Math.max(1, cores - 1))
  const options = [
    { isGiven: /max[-_]old[-_]space[-_]size/, option: `--max-old-space-size=${heapLimit}` },
    { isGiven: /v8[-_]pool[-_]size/, option: `--v8-pool-size=${helpers}` },
  ]
  return [nodeOptions, ...options.filter(({ isGiven }) => !isGiven.test(nodeOptions)).map(({ option }) => option)]
    .filter(Boolean)
    .join(' ')
}
