import { waitFor } from '@/lib/runtime/wait-for'
import { readUntilCounted, type Story } from '@/lib/workbench/view-reader'
import { ask } from '../ask'
import { must, type Scenario } from '../types'

/** Views that lie on the disk of a killed server are counted by the next one, though nobody reads anything there. */
export const viewsOnDisk: Scenario = {
  name: 'views-on-disk',
  title: 'Views go to disk while the database is away, the server is killed, and nobody reads at the next one',
  sizes: { short: 1, long: 20 },
  async run({ arena, size, say }) {
    const stored = async () => {
      const [row] = await arena.db.$queryRaw<{ views: number }[]>`
        SELECT ((SELECT count(*) FROM view_even) + (SELECT count(*) FROM view_odd))::int AS views`
      return row?.views ?? 0
    }
    const data = arena.directory()
    const environment = { MERIDIAN_TRUSTED_HOPS: '1' }
    let expected = await stored()
    for (let round = 0; round < size; round += 1) {
      let instance = await arena.start(data, { environment })
      try {
        const { body } = await ask({ port: instance.port, path: '/en/articles/bridge' })
        const story = readingOn(body)
        // Opens the days, which have to be known before the database goes away.
        await readUntilCounted(instance.port, { reader: round * 10, story })
        arena.gate.set('cut')
        for (let reader = 1; reader < 10; reader += 1)
          await readUntilCounted(instance.port, { reader: round * 10 + reader, story })
      } finally {
        await instance.kill()
        arena.gate.set('open')
      }
      expected += 10
      instance = await arena.start(data, { environment })
      const isThere = async () => (await stored()) === expected
      const isCounted = await waitFor({ condition: isThere, timeout: 15_000, every: 100 })
      await instance.kill()
      must(isCounted, `${await stored()} views are stored instead of ${expected}`)
      say(`${round + 1} of ${size}`)
    }
    return `${size} times nine views on disk, all of them counted`
  },
}

/** What the page of a story reports. */
function readingOn(html: string): Story {
  const [, articleId, translationId] =
    /articleId&quot;:&quot;([\w-]+)&quot;,&quot;translationId&quot;:&quot;([\w-]+)/.exec(html) ?? []
  must(articleId !== undefined && translationId !== undefined, 'the page does not say what it reports')
  return { articleId, translationId }
}
