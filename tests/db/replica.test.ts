import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { closeDb, db, readDb, setReplica } from '@/lib/db'
import { env } from '@/lib/env'
import { listenForChanges } from '@/lib/invalidation/listener'
import { invalidate } from '@/lib/invalidation/mutations'
import { type ReplicaWatch, watchReplica } from '@/lib/replica'
import { type Replicated, startReplicated } from '@/tests/helpers/replica'

describe('a read replica', () => {
  let site: Replicated
  let watch: ReplicaWatch
  let listener: ReturnType<typeof listenForChanges>
  const heard: string[] = []

  beforeAll(async () => {
    site = await startReplicated()
    // Read once, at first use.
    vi.stubEnv('DATABASE_URL', site.primaryUrl)
    vi.stubEnv('DATABASE_READ_URL', site.replicaUrl)
    env()
    watch = watchReplica({ url: site.replicaUrl, onFault: () => undefined })
    listener = listenForChanges({
      url: site.primaryUrl,
      bookmark: { read: () => null, write: () => undefined },
      onChange: ({ id, tags }) => {
        watch.expect(id)
        heard.push(...tags)
      },
      onOtherDatabase: () => undefined,
      onFault: () => undefined,
    })
    setReplica(() => listener.isConnected() && watch.isCurrent())
    await listener.caughtUp
  })
  afterAll(async () => {
    await Promise.all([listener.stop(), watch.stop()])
    await closeDb()
    await site.stop()
  })

  /** Where a page would be made from now. */
  async function source(): Promise<string> {
    const [row] = await readDb().$queryRaw<{ standby: boolean }[]>`SELECT pg_is_in_recovery() AS standby`
    return row?.standby ? 'replica' : 'primary'
  }

  it('is read from when it has everything that was heard of', async () => {
    await invalidate(db(), { tags: ['first'] })
    await expect.poll(() => heard.includes('first'), { timeout: 10_000 }).toBe(true)
    await expect.poll(source, { timeout: 10_000 }).toBe('replica')
  })

  it('is not read from between a publication and its arrival', async () => {
    await expect.poll(source, { timeout: 10_000 }).toBe('replica')
    await site.pause()
    await invalidate(db(), { tags: ['published'] })
    await expect.poll(() => heard.includes('published'), { timeout: 10_000 }).toBe(true)
    expect(await source()).toBe('primary')
    expect(watch.isCurrent()).toBe(false)
    await site.resume()
    await expect.poll(source, { timeout: 10_000 }).toBe('replica')
  })

  it('is given time for a change that an older instance told without its row', async () => {
    const [first, second] = [watchReplica, watchReplica].map((start) =>
      start({ url: site.replicaUrl, onFault: () => undefined }),
    )
    try {
      await expect.poll(() => first?.isCurrent() && second?.isCurrent(), { timeout: 10_000 }).toBe(true)
      second?.expect(null)
      expect([first?.isCurrent(), second?.isCurrent()]).toEqual([true, false])
    } finally {
      await Promise.all([first?.stop(), second?.stop()])
    }
  })

  it('is left alone when it does not answer', async () => {
    await site.stopReplica()
    await expect.poll(source, { timeout: 10_000 }).toBe('primary')
  })
})
