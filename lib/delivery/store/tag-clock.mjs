/**
 * When each cache tag last fell, as this thread has heard of it. The one source for pages, cached reads and finished responses:
 * what was begun before a tag of it fell is out of date.
 *
 * On globalThis, because Next loads its cache handler apart from the thread's own program.
 */
const key = Symbol.for('meridian.tag-clock')

/** Milliseconds since the epoch; not `Date.now`, which Next forbids while a page is made. */
export function now() {
  return performance.timeOrigin + performance.now()
}

export function createTagClock() {
  /** @type {Map<string, { fell: number, purged: number }>} */
  const tags = new Map()
  const listeners = new Set()

  return {
    /**
     * @param {{ tags: string[], at?: number, purge?: boolean }} change `at` when they fell; `purge`: what they were on
     *   may not even be served as a stale copy
     */
    fall({ tags: fallen, at = now(), purge = false }) {
      for (const tag of fallen) {
        const before = tags.get(tag) ?? { fell: 0, purged: 0 }
        tags.set(tag, { fell: Math.max(before.fell, at), purged: purge ? Math.max(before.purged, at) : before.purged })
      }
      for (const listener of listeners) listener({ tags: fallen, at, purge })
    },
    /** The latest fall of any of these tags; 0 when none has fallen. */
    lastFall: (asked) => latest(asked, 'fell'),
    isFresh: (asked, since) => latest(asked, 'fell') < since,
    /** Whether a stale copy may be served at all. */
    isServable: (asked, since) => latest(asked, 'purged') < since,
    /** Forgets falls before a moment: nothing that old is served. */
    forget(before) {
      for (const [tag, { fell }] of tags) if (fell < before) tags.delete(tag)
    },
    onFall(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    get size() {
      return tags.size
    },
  }

  function latest(asked, what) {
    let last = 0
    for (const tag of asked) last = Math.max(last, tags.get(tag)?.[what] ?? 0)
    return last
  }
}

globalThis[key] ??= createTagClock()

export const tagClock = globalThis[key]
