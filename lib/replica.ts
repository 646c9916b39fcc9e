import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

export type ReplicaWatch = {
  /** Whether the replica has every change that this instance has heard of. */
  isCurrent: () => boolean
  /** A change was heard of; null when it is not known which row tells of it. */
  expect: (id: string | null) => void
  stop: () => Promise<void>
}

/** Milliseconds between two looks: while a change is on its way, and otherwise. */
const pace = { waiting: 50, quiet: 1_000 }
const patience = 1_500

/** A replica is given this long for a change whose row is not known. */
const unknownChange = 10_000

/**
 * Knows whether a read replica may be read from. A change's own row in `invalidation` is the proof: it was committed
 * with the change, so where the row is, the change is, however the replication works.
 */
export function watchReplica(options: { url: string; onFault: (what: string, error: unknown) => void }): ReplicaWatch {
  const stopping = new AbortController()
  const expected = new Set<string>()
  let answers = false
  let isReported = false
  let closedUntil = 0
  let wake: () => void = () => undefined

  async function look(client: pg.Client): Promise<void> {
    const asked = [...expected]
    const { rows } = await client.query<{ id: string }>(
      'SELECT id::text FROM invalidation WHERE id = ANY ($1::bigint[])',
      [asked],
    )
    for (const { id } of rows) expected.delete(id)
    answers = true
    isReported = false
  }

  async function hold(): Promise<void> {
    const client = new pg.Client({
      connectionString: options.url,
      application_name: 'meridian-replica',
      connectionTimeoutMillis: patience,
      query_timeout: patience,
      keepAlive: true,
    })
    client.on('error', () => wake())
    try {
      await client.connect()
      while (!stopping.signal.aborted) {
        await look(client)
        await rest(expected.size > 0 ? pace.waiting : pace.quiet)
      }
    } finally {
      answers = false
      void client.end().catch(() => undefined)
    }
  }

  function rest(milliseconds: number): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      wake = resolve
    })
    return Promise.race([woken, wait(milliseconds, undefined, { signal: stopping.signal }).catch(() => undefined)])
  }

  async function keepHolding(): Promise<void> {
    while (!stopping.signal.aborted) {
      await hold().catch((error: unknown) => {
        if (!isReported && !stopping.signal.aborted) options.onFault('the read replica does not answer', error)
        isReported = true
      })
      await rest(500)
    }
  }

  const holding = keepHolding()
  return {
    isCurrent: () => answers && expected.size === 0 && performance.now() >= closedUntil,
    expect(id) {
      if (id === null) closedUntil = performance.now() + unknownChange
      else expected.add(id)
      wake()
    },
    async stop() {
      stopping.abort()
      wake()
      await holding
    },
  }
}
