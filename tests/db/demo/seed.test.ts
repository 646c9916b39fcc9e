import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedDemo } from '@/lib/demo/seed'
import { useDatabase } from '@/tests/helpers/database'
import { rowVersions } from '@/tests/helpers/import-lines'
import { storyLine } from '@/tests/helpers/interchange'
import { projectRoot } from '@/tests/helpers/source-files'

const database = useDatabase()

let directory = ''

/** A demo with the real newsroom but small stories: the real illustrations take half a minute to draw. */
function writeStory(name: string, parts: Record<string, unknown>) {
  writeFileSync(
    path.join(directory, 'demo/stories', `${name}.json`),
    JSON.stringify(storyLine({ id: name, ...parts }), null, 2),
  )
}

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'meridian-demo-'))
  for (const folder of ['demo/stories', 'demo/media']) mkdirSync(path.join(directory, folder), { recursive: true })
  cpSync(path.join(projectRoot, 'prisma/demo/newsroom.json'), path.join(directory, 'demo/newsroom.json'))
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
  await picture.png().toFile(path.join(directory, 'demo/media/a.png'))
  writeStory('older', { publishedAt: '2020-01-01T10:00:00Z', media: [{ id: 'a', src: '../media/a.png' }] })
  writeStory('newer', { publishedAt: '2020-01-01T12:00:00Z', authors: ['ani-melkumyan'] })
})
afterAll(() => rmSync(directory, { recursive: true }))

const seed = () =>
  seedDemo({
    databaseUrl: database().url,
    dataDir: path.join(directory, 'data'),
    directory: path.join(directory, 'demo'),
  })

async function publishedAt(externalId: string) {
  const { publishedAt: time } = await database().db.translation.findFirstOrThrow({ where: { article: { externalId } } })
  return time?.getTime() ?? 0
}

describe('the demo', () => {
  it('is set up: newsroom, settings, stories of which the newest is 25 minutes old', async () => {
    const { db } = database()
    expect(await seed()).toEqual({ created: 2, updated: 0, unchanged: 0, refused: 0 })
    const age = (Date.now() - (await publishedAt('newer'))) / 60_000
    expect(age).toBeGreaterThanOrEqual(25)
    expect(age).toBeLessThan(27)
    expect((await publishedAt('newer')) - (await publishedAt('older'))).toBe(2 * 60 * 60_000)
    expect(await db.siteSettingsTranslation.count({ where: { tagline: { not: '' } } })).toBe(3)
    expect(
      await db.authorTranslation.findFirst({ where: { author: { slug: 'ani-melkumyan' }, locale: 'hy' } }),
    ).toMatchObject({
      name: 'Անի Մելքումյան',
    })
  })

  it('writes nothing the second time', async () => {
    const before = await rowVersions(database().db)
    expect(await seed()).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
    expect(await rowVersions(database().db)).toEqual(before)
  })

  it('keeps its times when a story is added later', async () => {
    const { db } = database()
    await db.$executeRaw`UPDATE translation SET published_at = published_at - interval '3 days'`
    const newer = await publishedAt('newer')
    writeStory('between', { publishedAt: '2020-01-01T11:00:00Z' })
    expect(await seed()).toMatchObject({ created: 1, unchanged: 2 })
    expect(newer - (await publishedAt('between'))).toBe(60 * 60_000)
  })

  it('leaves alone what a person has written', async () => {
    const { db } = database()
    await db.siteSettingsTranslation.updateMany({ where: { locale: 'en' }, data: { name: 'The Valley Times' } })
    await db.sectionTranslation.updateMany({
      where: { section: { slug: 'city' }, locale: 'en' },
      data: { name: 'Town' },
    })
    await seed()
    expect(await db.siteSettingsTranslation.count({ where: { name: 'The Valley Times' } })).toBe(1)
    expect(await db.sectionTranslation.count({ where: { name: 'Town' } })).toBe(1)
  })

  it('says which illustration is missing, and in which story', async () => {
    writeStory('unlit', { media: [{ id: 'a', src: '../media/none.svg' }] })
    await expect(seed()).rejects.toThrow('unlit.json: $.media[0].src: there is no file ../media/none.svg')
    rmSync(path.join(directory, 'demo/stories/unlit.json'))
  })
})
