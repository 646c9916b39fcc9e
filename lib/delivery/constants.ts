/** Milliseconds, unless they say otherwise. */
export const delivery = {
  /** A stale copy older than this is not served. */
  oldestCopy: 7 * 24 * 60 * 60_000,
  /** A reader waits this long for a page while the database does not answer. */
  patienceWithoutDatabase: 1_500,
  /** And this long at most. */
  patience: 15_000,
  /** The server waits this long at its start to hear what fell while it was away, unless the database does not answer. */
  patienceAtStart: 10_000,
  /** A response that Next served while it makes another: looked at again after this. */
  secondLook: 1_000,
  /** How long the page for addresses at which there is nothing stays; it falls with its tags before, if it has any. */
  nothingKept: 60_000,
  /** Renders at once: they share one core, and one works while the others wait for a database nearby. More would only finish later. */
  rendersAtOnce: 3,
  /** Pictures are made by threads of their own, and slowly: no page waits for them. */
  picturesAtOnce: 2,
  /** Of what is made for one reader. */
  passedAtOnce: 32,
  rendersWaiting: 256,
  rendersPatience: 5_000,
  /** Bytes. */
  largestBody: 64 * 1024,
  largestHeaders: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAlive: 65_000,
  /** A reader who takes longer for a response is let go. */
  idle: 60_000,
  connections: 10_000,
  /** After the signal: no request is waited for beyond this, and the process is gone after that. */
  drained: 20_000,
  gone: 24_000,
} as const

/** What proxies and browsers may keep. Tags make pages fall in this server at once; others hear of it by the short life. */
export const cacheControl = {
  page: 'public, max-age=0, s-maxage=5, stale-while-revalidate=30, stale-if-error=604800',
  /** Nothing there, or no more: kept just long enough to take the place of what a proxy had at this address. */
  gone: 'public, max-age=0, s-maxage=1',
  none: 'private, no-store',
} as const
