export type Readiness = {
  /** The server takes requests. */
  listen: () => void
  /** It is known what changed while this instance was away. */
  know: () => void
  look: () => { isReady: boolean; words: string }
}

/**
 * Whether requests may come. An instance that starts without its database is ready: it has its pages, each marked as the
 * last one that is known, and nobody else has more.
 */
export function createReadiness(options: { isDraining: () => boolean }): Readiness {
  let isListening = false
  let isKnown = false
  return {
    listen() {
      isListening = true
    },
    know() {
      isKnown = true
    },
    look() {
      if (options.isDraining()) return { isReady: false, words: 'draining' }
      if (!isListening) return { isReady: false, words: 'starting' }
      if (!isKnown)
        return { isReady: true, words: 'ready; the database has not answered yet, pages are the last known ones' }
      return { isReady: true, words: 'ready' }
    },
  }
}
