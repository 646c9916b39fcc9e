/** What one line of an interchange file may weigh; beyond it the line is refused before it is held in memory. */
export const interchangeLimits = {
  lineBytes: 4 * 1024 * 1024,
  /** Values (strings, numbers, arrays …) in one line; the longest article needs some thousands. */
  values: 100_000,
  depth: 20,
  titleLength: 300,
  authors: 50,
  tags: 100,
  media: 200,
} as const

/** Stories written in one transaction: enough to share its cost, few enough to keep it short. */
export const batchLimits = { stories: 100, bytes: 4 * 1024 * 1024 } as const

/** Faults named for one line; a broken export has thousands of the same kind. */
export const faultsPerLine = 5
