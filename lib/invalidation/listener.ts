import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { cacheTags } from '@/lib/cache-tags'
import { parseJson } from '@/lib/runtime/files'
import { invalidationChannel, memoryDays } from './constants'
import { hasChange, type MissedChange, readChangesSince, readLastChange } from './queries'
import { notificationSchema } from './schema'

/** `id` of its row; null where it is not known. */
export type Change = { id: string | null; tags: string[]; at: number; purge: boolean }

/** The last change of which an instance knows, kept over its restarts. Milliseconds of the database's clock. */
export type Bookmark = { id: string; at: number }

export type InvalidationListener = {
  /** Whether the database answered a moment ago. While it is false, nobody knows what changed. */
  isConnected: () => boolean
  /** Whether it does not answer any more, or did not when it was asked twice. At a start neither is so for a moment. */
  isGone: () => boolean
  /** Settles when what was missed before the start is known. With a database that does not answer it waits. */
  caughtUp: Promise<void>
  stop: () => Promise<void>
}

type Options = {
  url: string
  bookmark: { read: () => Bookmark | null; write: (bookmark: Bookmark) => void }
  /** `at` on this machine's clock. */
  onChange: (change: Change) => void
  /** Another database, or one restored from a backup: nothing that was made of the former one holds. */
  onOtherDatabase: () => void
  onFault: (what: string, error: unknown) => void
  /** Milliseconds. A bookmark that nobody moves ends up among the rows that are forgotten. */
  bookmarkEvery?: number
}

/** Milliseconds. A commit may follow this much after the time that its row carries. */
const commitDelay = 2_000
const overlap = 5 * 60_000
const beat = { every: 500, patience: 1_000 }
const patience = 2_000
const day = 24 * 60 * 60_000

/**
 * Hears of every change to the database's content, and after a gap asks for what it missed. Keeps trying; a database
 * that accepts connections and says nothing counts as gone after a second.
 */
export function listenForChanges(options: Options): InvalidationListener {
  const stopping = new AbortController()
  let connected = false
  let gone = false
  /** In a row. */
  let failures = 0
  let tellFirst: () => void = () => undefined
  const caughtUp = new Promise<void>((resolve) => {
    tellFirst = resolve
  })
  let client: pg.Client | undefined

  async function hold(): Promise<void> {
    client = new pg.Client({
      connectionString: options.url,
      application_name: 'meridian-listener',
      connectionTimeoutMillis: patience,
      query_timeout: patience,
      keepAlive: true,
    })
    const broken = new Promise<never>((_resolve, reject) => {
      client?.once('error', reject)
      client?.once('end', () => reject(new Error('the connection ended')))
    })
    broken.catch(() => undefined)
    await client.connect()
    client.on('notification', (message) => hear(message.payload))
    // First listen, then ask: what is committed in between is told twice, never not at all.
    await client.query(`LISTEN ${invalidationChannel}`)
    await catchUp(client)
    connected = true
    gone = false
    failures = 0
    tellFirst()
    // One race for as long as the connection lives: each would be remembered by the promise that loses it.
    await Promise.race([keepAsking(client), broken])
  }

  /** Ends with a fault: when the database does not answer, when its connection has ended, or at the end of all. */
  async function keepAsking(listening: pg.Client): Promise<never> {
    let marked = localNow()
    for (;;) {
      await wait(beat.every, undefined, { signal: stopping.signal })
      await Promise.race([listening.query('SELECT 1'), late()])
      if (localNow() - marked < (options.bookmarkEvery ?? 60_000)) continue
      marked = localNow()
      const last = await readLastChange(listening)
      if (last) options.bookmark.write(last)
    }
  }

  async function late(): Promise<never> {
    await wait(beat.patience, undefined, { ref: false })
    // A process that was busy itself finds the answer and the end of its patience at once: the answer counts.
    await nextTurn()
    throw new Error('the database accepts connections but does not answer')
  }

  /** What somebody wrote by hand and nobody can read may have meant anything: everything falls. */
  function hear(payload = ''): void {
    const parsed = notificationSchema.safeParse(parseJson(payload))
    const { id, tags, purge } = parsed.data ?? { id: null, tags: [cacheTags.all], purge: false }
    if (!parsed.success) options.onFault('a change was told in words that nobody knows', parsed.error)
    options.onChange({ id: id ?? null, tags, purge, at: localNow() })
  }

  async function catchUp(listening: pg.Client): Promise<void> {
    const bookmark = options.bookmark.read()
    if (!bookmark || !(await hasChange(listening, bookmark))) options.onOtherDatabase()
    const since = new Date((bookmark?.at ?? 0) - overlap)
    const horizon = new Date(Date.now() - memoryDays * day)
    const { changes, now } = await readChangesSince(listening, since > horizon ? since : horizon)
    const skew = localNow() - now
    for (const { id, tags, purge, at } of changes) {
      options.onChange({ id, tags, purge, at: Math.min(at + skew + commitDelay, localNow()) })
    }
    const last = changes.at(-1)
    if (last) options.bookmark.write({ id: last.id, at: last.at })
  }

  async function keepHolding(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await hold()
      } catch (error) {
        if (!stopping.signal.aborted && failures === 0) options.onFault('the database is not listened to', error)
      }
      // A process that has just been started is busy: its first attempt may fail by its own delay.
      gone = connected || failures > 0
      connected = false
      client?.removeAllListeners('notification')
      void client?.end().catch(() => undefined)
      const pause = Math.min(100 * 2 ** failures, 2_000)
      failures += 1
      await wait(pause, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  const holding = keepHolding()
  return {
    isConnected: () => connected,
    isGone: () => gone,
    caughtUp,
    async stop() {
      stopping.abort()
      await client?.end().catch(() => undefined)
      await holding
    },
  }
}

function localNow(): number {
  return performance.timeOrigin + performance.now()
}

export type { MissedChange }
