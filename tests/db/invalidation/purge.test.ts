import { createHmac } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetOldInvalidations, invalidate } from '@/lib/invalidation/mutations'
import { sendPurges } from '@/lib/invalidation/purge'
import { startJobs } from '@/lib/worker/service'
import { useDatabase } from '@/tests/helpers/database'
import { usePurgeReceivers } from '@/tests/helpers/purge-receiver'

const database = useDatabase()
const receive = usePurgeReceivers()
const secret = 'a secret of sixteen and more'

beforeEach(async () => {
  await database().db.invalidation.deleteMany()
})

const unsent = () => database().db.invalidation.count({ where: { sentAt: null } })

describe('who is told of what falls', () => {
  it('gets one signed call for each invalidation, and none again', async () => {
    const { db } = database()
    const { url, calls } = await receive()
    await invalidate(db, { tags: ['article:1', 'front:hy'] })
    await invalidate(db, { tags: ['article:2'], purge: true })
    expect(await sendPurges(db, { url, secret })).toBe(2)
    const rows = await db.invalidation.findMany({ orderBy: { id: 'asc' } })
    expect(calls.map(({ body }) => body).sort((a, b) => Number(a.id) - Number(b.id))).toEqual(
      rows.map(({ id, tags, purge, at }) => ({ id: String(id), tags, purge, at: at.toISOString() })),
    )
    for (const { text, headers } of calls) {
      const digest = createHmac('sha256', secret).update(`${headers['x-meridian-timestamp']}.${text}`).digest('hex')
      expect(headers['x-meridian-signature']).toBe(`sha256=${digest}`)
    }
    expect(await sendPurges(db, { url, secret })).toBe(0)
    expect(calls).toHaveLength(2)
  })

  it('is asked again for what it did not take, and each is told once by however many instances', async () => {
    const { db } = database()
    const { url, calls, answer } = await receive()
    for (let index = 0; index < 70; index += 1) await invalidate(db, { tags: [`article:${index}`] })
    answer(500)
    await expect(sendPurges(db, { url, secret })).rejects.toThrow('were not taken')
    expect(await unsent()).toBe(70)
    answer(200)
    calls.length = 0
    await Promise.all(Array.from({ length: 3 }, () => sendPurges(db, { url, secret })))
    await sendPurges(db, { url, secret })
    expect(await unsent()).toBe(0)
    expect(calls.map(({ body }) => body.tags[0]).sort()).toEqual(
      Array.from({ length: 70 }, (_, index) => `article:${index}`).sort(),
    )
  })

  it('hears of a change through a job in its transaction: with the commit, and after faults', async () => {
    const { db, url: databaseUrl } = database()
    const { url, calls, answer } = await receive()
    vi.stubEnv('MERIDIAN_PURGE_URL', url)
    vi.stubEnv('MERIDIAN_PURGE_SECRET', secret)
    answer(503)
    const rolledBack = db.$transaction(async (tx) => {
      await invalidate(tx, { tags: ['rolled back'] })
      throw new Error('no')
    })
    await expect(rolledBack).rejects.toThrow('no')
    await invalidate(db, { tags: ['committed'] })
    const workers = await Promise.all([1, 2].map(() => startJobs({ url: databaseUrl, db })))
    try {
      await expect.poll(() => calls.length, { timeout: 10_000 }).toBeGreaterThan(0)
      answer(204)
      await expect.poll(unsent, { timeout: 20_000 }).toBe(0)
      expect(new Set(calls.map(({ body }) => body.tags[0]))).toEqual(new Set(['committed']))
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()))
    }
  })

  it('hears of it however long it was away: what was not told is not forgotten', async () => {
    const { db } = database()
    const { url, calls } = await receive()
    await invalidate(db, { tags: ['old'] })
    await db.$executeRaw`UPDATE invalidation SET at = at - interval '30 days'`
    await invalidate(db, { tags: ['young'] })
    expect(await forgetOldInvalidations(db, { keepUnsent: true })).toBe(0)
    await sendPurges(db, { url, secret })
    expect(calls.map(({ body }) => body.tags[0]).sort()).toEqual(['old', 'young'])
    expect(await forgetOldInvalidations(db, { keepUnsent: true })).toBe(1)
  })
})
