import { now, tagClock } from './store/tag-clock.mjs'

/** Bytes of cached reads in memory. They are small: pages, not reads, are what readers ask for. */
const maxBytes = 24 * 1024 * 1024

/** What an entry takes beside its bytes and its key: a read that found nothing is small, and strangers make many. */
const overhead = 1_500

/** @type {Map<string, { entry: object, bytes: Uint8Array }>} in the order of their last use */
const entries = new Map()
const pending = new Map()
let used = 0

/**
 * Where `'use cache'` keeps what it read: in memory, with tags that fall by the process's one clock. Next's own does the
 * same, but hears of a change only in the process that made it.
 */
const dataCache = {
  async get(cacheKey, softTags) {
    await pending.get(cacheKey)
    const found = entries.get(cacheKey)
    if (!found) return undefined
    const { entry, bytes } = found
    const isOver = now() > entry.timestamp + entry.revalidate * 1_000
    if (isOver || !tagClock.isFresh([...entry.tags, ...softTags], entry.timestamp)) {
      remove(cacheKey)
      return undefined
    }
    entries.delete(cacheKey)
    entries.set(cacheKey, found)
    return { ...entry, value: streamOf(bytes) }
  },

  async set(cacheKey, pendingEntry) {
    const { promise, resolve } = deferred()
    pending.set(cacheKey, promise)
    try {
      const { value, ...entry } = await pendingEntry
      if (entry.expire === 0) return
      const bytes = new Uint8Array(await new Response(value).arrayBuffer())
      remove(cacheKey)
      entries.set(cacheKey, { entry, bytes })
      used += weightOf(cacheKey, bytes)
      for (const oldest of entries.keys()) {
        if (used <= maxBytes) break
        remove(oldest)
      }
    } catch {
      // A read that failed on its way: it was thrown where it was asked for, and is not kept.
    } finally {
      pending.delete(cacheKey)
      resolve()
    }
  },

  async refreshTags() {
    // The clock is told of changes as they happen.
  },

  // Soft tags are looked at in `get`.
  async getExpiration() {
    return Number.POSITIVE_INFINITY
  },

  async updateTags(tags, durations) {
    tagClock.fall({ tags, at: now() + (durations?.expire ?? 0) * 1_000 })
  },
}

function remove(cacheKey) {
  const found = entries.get(cacheKey)
  if (!found) return
  entries.delete(cacheKey)
  used -= weightOf(cacheKey, found.bytes)
}

function weightOf(cacheKey, bytes) {
  return bytes.byteLength + 2 * cacheKey.length + overhead
}

/** A value can be read once; every reader gets a stream of its own. */
function streamOf(bytes) {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes)
      controller.close()
    },
  })
}

function deferred() {
  let resolve
  const promise = new Promise((done) => {
    resolve = done
  })
  return { promise, resolve }
}

// biome-ignore lint/style/noDefaultExport: the form in which Next takes a cache handler
export default dataCache
