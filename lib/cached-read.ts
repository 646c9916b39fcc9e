import { cacheTags } from './cache-tags'
import { now, tagClock } from './delivery/store/tag-clock.mjs'
import { dependsOn } from './page-dependencies'

/** Seconds after which something is read again although no tag of it fell. */
export const readLives = {
  /** Changes by an edit, which says so by its tags. */
  edited: 60 * 60,
  /** Changes by itself and makes nothing fall: most read stories by views, the calendar by the day. */
  moving: 2 * 60,
} as const

type Read = { value: unknown; tags: string[] }
/** `tags` are there when it has been read. */
type Entry = { at: number; read: Promise<Read>; tags?: readonly string[] }

/** Strangers can make many: whatever slug they ask for is one. They are small, and the longest unused leave first. */
const mostEntries = 1_000

/** On globalThis: pages and route handlers have a copy of this module each. */
const globals = globalThis as typeof globalThis & { meridianReads?: Map<string, Entry> }
const entries = globals.meridianReads ?? new Map<string, Entry>()
if (!globals.meridianReads) {
  globals.meridianReads = entries
  tagClock.onFall(({ tags }) => forget(new Set(tags)))
}

/**
 * What is being read while this thread hears of a change goes too: a read replica may have answered before it had the change, and
 * what fell, fell before that.
 */
function forget(fallen: ReadonlySet<string>): void {
  for (const [key, { tags }] of entries) if (!tags || tags.some((tag) => fallen.has(tag))) entries.delete(key)
}

/**
 * A read that many pages share, remembered in this process until one of its tags falls. What a single page is made of is
 * read for it instead: the page itself is remembered.
 *
 * @param options.name apart from those of all other reads
 * @param options.tags also of what was found; `all` is always among them
 * @returns the read; what it gives belongs to everybody and is frozen
 */
export function cachedRead<Query, Value>(options: {
  name: string
  life: keyof typeof readLives
  tags: (query: Query, value: Value) => readonly string[]
  read: (query: Query) => Promise<Value>
}): (query: Query) => Promise<Value> {
  const life = readLives[options.life] * 1_000

  async function readAnew(query: Query): Promise<Read> {
    const value = frozen(await options.read(query))
    return { value, tags: [cacheTags.all, ...options.tags(query, value)] }
  }

  function begin(key: string, query: Query): Entry {
    const entry: Entry = { at: now(), read: readAnew(query) }
    entry.read.then(
      ({ tags }) => {
        entry.tags = tags
      },
      () => entries.get(key) === entry && entries.delete(key),
    )
    entries.set(key, entry)
    for (const oldest of entries.keys()) {
      if (entries.size <= mostEntries) break
      entries.delete(oldest)
    }
    return entry
  }

  function remembered(key: string): Entry | undefined {
    // Who changes a read wants to see what it reads now.
    const entry = process.env.NODE_ENV === 'development' ? undefined : entries.get(key)
    if (!entry) return undefined
    entries.delete(key)
    if (entry.at + life < now()) return undefined
    entries.set(key, entry)
    return entry
  }

  return async (query) => {
    const key = `${options.name} ${JSON.stringify(query)}`
    const known = remembered(key)
    let found = known && (await known.read)
    // It may have fallen while it was read for somebody else. What is begun here falls, if at all, after the page was begun.
    if (!known || !found || !tagClock.isFresh(found.tags, known.at)) found = await begin(key, query).read
    dependsOn(found.tags)
    return found.value as Value
  }
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const one of Object.values(value)) frozen(one)
  return Object.freeze(value)
}
