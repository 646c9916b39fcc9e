import { afterEach, describe, expect, it } from 'vitest'
import { type Bookmark, type Change, type InvalidationListener, listenForChanges } from '@/lib/invalidation/listener'
import { forgetOldInvalidations, invalidate } from '@/lib/invalidation/mutations'
import { withClient } from '@/lib/runtime/database-client'
import { useDatabase } from '@/tests/helpers/database'

const database = useDatabase()
const open: InvalidationListener[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((listener) => listener.stop()))
})

async function listen(bookmark: { kept: Bookmark | null } = { kept: null }, bookmarkEvery?: number) {
  const changes: Change[] = []
  let others = 0
  const faults: string[] = []
  const listener = listenForChanges({
    url: database().url,
    bookmark: {
      read: () => bookmark.kept,
      write: (last) => {
        bookmark.kept = last
      },
    },
    onChange: (change) => changes.push(change),
    onOtherDatabase: () => {
      others += 1
    },
    onFault: (what) => faults.push(what),
    ...(bookmarkEvery === undefined ? {} : { bookmarkEvery }),
  })
  open.push(listener)
  await listener.caughtUp
  await expect.poll(listener.isConnected, { timeout: 10_000 }).toBe(true)
  return { listener, changes, faults, otherDatabases: () => others }
}

const heard = (changes: readonly Change[], tag: string) => changes.filter(({ tags }) => tags.includes(tag))

describe('an instance', () => {
  it('hears of a change with its commit, and of none that was rolled back', async () => {
    const { db } = database()
    const { changes } = await listen()
    await expect(
      db.$transaction(async (tx) => {
        await invalidate(tx, { tags: ['rolled-back'] })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    await invalidate(db, { tags: ['committed'], purge: true })
    await expect.poll(() => heard(changes, 'committed').length).toBe(1)
    expect(heard(changes, 'committed')[0]?.purge).toBe(true)
    expect(heard(changes, 'rolled-back')).toEqual([])
  })

  it('hears of what is edited by hand in the tables that are made for it, and of no edit that changes nothing', async () => {
    const { db } = database()
    const section = await db.section.create({
      data: { slug: 'by-hand', translations: { create: [{ locale: 'hy', name: 'Ա' }] } },
    })
    const { changes } = await listen()
    await db.$executeRaw`UPDATE section_translation SET name = name WHERE section_id = ${section.id}::uuid`
    await db.$executeRaw`INSERT INTO site_settings (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET time_zone = 'Asia/Yerevan'`
    await expect.poll(() => heard(changes, 'settings').length).toBe(1)
    expect(heard(changes, 'taxonomy')).toEqual([])
    await db.$executeRaw`UPDATE section_translation SET name = 'Բ' WHERE section_id = ${section.id}::uuid`
    await expect.poll(() => heard(changes, 'taxonomy').length).toBe(1)
    expect(heard(changes, 'taxonomy')[0]?.id).toEqual(expect.any(String))
  })

  it('hears of any number of tags at once', async () => {
    const { db } = database()
    const { changes } = await listen()
    const tags = Array.from({ length: 500 }, (_, index) => `address:hy:${'մ'.repeat(40)}-${index}`)
    await invalidate(db, { tags })
    await expect
      .poll(() => changes.flatMap((change) => change.tags).filter((tag) => tags.includes(tag)).length)
      .toBe(500)
  })

  it('that was away asks for what it missed', async () => {
    const { db } = database()
    const bookmark = { kept: null }
    const before = await listen(bookmark)
    await before.listener.stop()
    await invalidate(db, { tags: ['missed'] })
    const { changes } = await listen(bookmark)
    expect(heard(changes, 'missed')).toHaveLength(1)
  })

  it('knows what it missed by the time it says that it has caught up', async () => {
    const { db } = database()
    await invalidate(db, { tags: ['before the start'] })
    const changes: Change[] = []
    const listener = listenForChanges({
      url: database().url,
      bookmark: { read: () => null, write: () => undefined },
      onChange: (change) => changes.push(change),
      onOtherDatabase: () => undefined,
      onFault: () => undefined,
    })
    open.push(listener)
    await listener.caughtUp
    expect(heard(changes, 'before the start')).toHaveLength(1)
  })

  it('that runs for long moves its bookmark on, out of reach of the housekeeping', async () => {
    const { db } = database()
    const bookmark: { kept: Bookmark | null } = { kept: null }
    await listen(bookmark, 100)
    await invalidate(db, { tags: ['while it runs'] })
    const { id } = await db.invalidation.findFirstOrThrow({ orderBy: { id: 'desc' } })
    await expect.poll(() => bookmark.kept?.id, { timeout: 10_000 }).toBe(String(id))
  })

  it('whose connection is cut comes back and misses nothing', async () => {
    const { db, url } = database()
    const { changes, listener } = await listen()
    await withClient(url, (client) =>
      client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'meridian-listener' AND datname = current_database()",
      ),
    )
    await invalidate(db, { tags: ['during the cut'] })
    await expect.poll(() => heard(changes, 'during the cut').length, { timeout: 10_000 }).toBeGreaterThan(0)
    await expect.poll(listener.isConnected, { timeout: 10_000 }).toBe(true)
  })

  it('notices that it has another database before it', async () => {
    const { db } = database()
    await invalidate(db, { tags: ['x'] })
    const bookmark: { kept: Bookmark | null } = { kept: null }
    expect((await listen(bookmark)).otherDatabases()).toBe(1)
    expect(bookmark.kept).not.toBeNull()
    expect((await listen(bookmark)).otherDatabases()).toBe(0)
    bookmark.kept = { id: '999999', at: 0 }
    expect((await listen(bookmark)).otherDatabases()).toBe(1)
  })
})

it('what nobody needs any more is forgotten, but for the newest', async () => {
  const { db } = database()
  await db.$executeRaw`UPDATE invalidation SET at = at - interval '9 days'`
  await invalidate(db, { tags: ['young'] })
  expect(await forgetOldInvalidations(db, { keepUnsent: false })).toBeGreaterThan(0)
  expect(await db.invalidation.count()).toBe(1)
})

it('takes a database for gone when it was asked and did not answer, not before', async () => {
  const listener = listenForChanges({
    url: 'postgresql://nobody@127.0.0.1:1/none',
    bookmark: { read: () => null, write: () => undefined },
    onChange: () => undefined,
    onOtherDatabase: () => undefined,
    onFault: () => undefined,
  })
  open.push(listener)
  expect([listener.isConnected(), listener.isGone()]).toEqual([false, false])
  await expect.poll(listener.isGone).toBe(true)
  const { listener: other } = await listen()
  expect([other.isConnected(), other.isGone()]).toEqual([true, false])
})
