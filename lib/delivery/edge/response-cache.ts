import { type FinishedResponse, weightOf } from '../finish/response'
import type { TagClock } from '../store/tag-clock.mjs'

/** A response in memory. Milliseconds since the epoch. */
export type CachedResponse = {
  response: FinishedResponse
  tags: string[]
  /** When its making began: a tag that fell later makes it out of date. */
  startedAt: number
  /** Until then it is served without a second look, afterwards while another is made. */
  freshUntil: number
}

export type ResponseCache = {
  get: (key: string) => CachedResponse | undefined
  set: (key: string, entry: CachedResponse) => void
  remove: (key: string) => void
  /** The bodies grow when another encoding is asked for. */
  reweigh: (key: string) => void
  usage: () => { responses: number; bytes: number }
}

/**
 * Finished responses by address, the longest unused leave first. A fallen one stays as a last resort while there is
 * room, unless it was purged.
 */
export function createResponseCache(options: { maxBytes: number; clock: TagClock }): ResponseCache {
  const entries = new Map<string, CachedResponse & { weight: number }>()
  const keysByTag = new Map<string, Set<string>>()
  let used = 0
  /** Asked for last, so it is in its place already. */
  let newest = ''

  function remove(key: string): void {
    const entry = entries.get(key)
    if (!entry) return
    entries.delete(key)
    used -= entry.weight
    for (const tag of entry.tags) {
      const keys = keysByTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) keysByTag.delete(tag)
    }
  }

  function shrink(): void {
    for (const key of entries.keys()) {
      if (used <= options.maxBytes) return
      remove(key)
    }
  }

  options.clock.onFall(({ tags, purge, at }) => {
    for (const key of new Set(tags.flatMap((tag) => [...(keysByTag.get(tag) ?? [])]))) {
      const entry = entries.get(key)
      if (!entry || entry.startedAt > at) continue
      if (purge) remove(key)
      else entry.freshUntil = 0
    }
  })

  return {
    get(key) {
      const entry = entries.get(key)
      if (!entry || key === newest) return entry
      entries.delete(key)
      entries.set(key, entry)
      newest = key
      return entry
    },
    set(key, entry) {
      remove(key)
      const weight = weightOf(entry.response)
      entries.set(key, { ...entry, weight })
      newest = key
      used += weight
      for (const tag of entry.tags) {
        const keys = keysByTag.get(tag) ?? new Set()
        keysByTag.set(tag, keys.add(key))
      }
      shrink()
    },
    remove,
    reweigh(key) {
      const entry = entries.get(key)
      if (!entry) return
      const weight = weightOf(entry.response)
      used += weight - entry.weight
      entry.weight = weight
      shrink()
    },
    usage: () => ({ responses: entries.size, bytes: used }),
  }
}
