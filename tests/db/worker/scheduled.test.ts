import { describe, expect, it } from 'vitest'
import { announceDueTexts } from '@/lib/articles/mutations-schedule'
import { cacheTags } from '@/lib/cache-tags'
import { startJobs } from '@/lib/worker/service'
import { useDatabase } from '@/tests/helpers/database'
import { importLines } from '@/tests/helpers/import-lines'
import { storyLine } from '@/tests/helpers/interchange'

const database = useDatabase()

const scheduled = (id: string, publishedAt: Date) =>
  storyLine({
    id,
    publishedAt: publishedAt.toISOString(),
    translations: { hy: { title: 'Ապագա', slug: id, body: ['Մեկ'], status: 'scheduled' } },
    originalLocale: 'hy',
  })

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000)

describe('a text whose time comes', () => {
  it('is announced once, however many instances work', async () => {
    const { db, url } = database()
    const workers = await Promise.all([startJobs({ url, db }), startJobs({ url, db })])
    try {
      await importLines(db, [scheduled('soon', inSeconds(1.5))])
      await db.invalidation.deleteMany()
      const address = cacheTags.address('hy', 'soon')
      const announced = async () =>
        (await db.invalidation.findMany()).filter(({ tags }) => tags.includes(address)).map(({ at }) => at)
      await expect.poll(async () => (await announced()).length, { timeout: 20_000 }).toBe(1)
      const { publishedAt } = await db.translation.findFirstOrThrow({ where: { slug: 'soon' } })
      expect((await announced())[0]?.getTime()).toBeGreaterThanOrEqual(publishedAt?.getTime() ?? Number.NaN)
      expect(await announceDueTexts(db)).toBe(0)
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()))
    }
  })

  it('is one job, however many texts come at that moment and however many instances took them in', async () => {
    const { db } = database()
    const moment = inSeconds(7_200)
    const waiting = async () => {
      const rows = await db.$queryRaw<{ jobs: number }[]>`
        SELECT count(*)::int AS jobs FROM pgboss.job
        WHERE name = 'announce-due-texts' AND singleton_key = ${moment.toISOString()}`
      return rows[0]?.jobs
    }
    await Promise.all(['one', 'two', 'three'].map((id) => importLines(db, [scheduled(id, moment)])))
    expect(await waiting()).toBe(1)
    await importLines(db, [scheduled('four', moment)])
    expect(await waiting()).toBe(1)
  })

  it('is announced by what writes it when its time has come already, and not once more', async () => {
    const { db } = database()
    const invalidations = () => db.invalidation.count({ where: { tags: { has: cacheTags.address('hy', 'present') } } })
    await importLines(db, [scheduled('present', inSeconds(0))])
    expect(await announceDueTexts(db)).toBe(0)
    expect(await invalidations()).toBe(1)
    await importLines(db, [scheduled('present', inSeconds(-3_600))])
    expect(await announceDueTexts(db)).toBe(0)
    expect(await invalidations()).toBe(2)
  })

  it('is announced again when it is given another time', async () => {
    const { db } = database()
    await importLines(db, [scheduled('moved', inSeconds(-1))])
    expect(await announceDueTexts(db)).toBe(0)
    await importLines(db, [scheduled('moved', inSeconds(0.3))])
    await expect.poll(() => announceDueTexts(db)).toBe(1)
    await db.translation.updateMany({ where: { slug: 'moved' }, data: { announcedAt: inSeconds(-60) } })
    expect(await announceDueTexts(db)).toBe(1)
  })

  it('is not announced before its time', async () => {
    const { db } = database()
    await importLines(db, [scheduled('later', inSeconds(3_600))])
    expect(await announceDueTexts(db)).toBe(0)
  })
})
