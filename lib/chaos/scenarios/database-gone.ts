import { cacheTags } from '@/lib/cache-tags'
import { locales } from '@/lib/i18n/locales'
import { invalidate } from '@/lib/invalidation/mutations'
import { waitFor } from '@/lib/runtime/wait-for'
import { stories } from '../arena'
import { ask } from '../ask'
import { pagesOf, publish } from '../newsroom'
import { alterStored } from '../stored'
import { must, type Scenario } from '../types'

const day = 24 * 60 * 60_000

/** Every page that was ever served goes on, whatever its age, through a restart without the database. */
export const databaseGone: Scenario = {
  name: 'database-gone',
  title: 'The database is stopped, all pages fall and grow old, the server is killed and started',
  sizes: { short: 1, long: 200 },
  async run({ arena, size, say }) {
    const extra = Array.from({ length: size - 1 }, (_, index) => `extra-${index}`)
    await publish(
      arena.db,
      extra.map((id) => ({ id, version: 1 })),
    )
    const paths = [...new Set([...stories.slice(0, size), ...extra].flatMap(pagesOf))]
    const data = arena.directory()
    let instance = await arena.start(data)
    const bytes = new Map<string, string>()
    for (const path of paths) {
      const { status, body } = await ask({ port: instance.port, path })
      must(status === 200, `${path} answered ${status} with the database`)
      bytes.set(path, body)
    }
    say(`${paths.length} pages were served once`)

    async function checkAll(when: string): Promise<void> {
      for (const [path, body] of bytes) {
        const answer = await ask({ port: instance.port, path })
        must(answer.status === 200, `${when}, ${path} answered ${answer.status}`)
        must(answer.body === body, `${when}, ${path} had other bytes`)
        must(answer.headers['x-meridian-copy'] !== undefined, `${when}, ${path} did not say that it is a copy`)
      }
      for (const locale of locales) {
        const { status } = await ask({ port: instance.port, path: `/${locale}/articles/never-heard-of-${when.length}` })
        must(status === 503, `${when}, a new address answered ${status} instead of 503`)
      }
      say(`${when}: all of them 200 with their bytes, new addresses 503`)
    }

    try {
      await invalidate(arena.db, { tags: [cacheTags.all] })
      await new Promise((resolve) => setTimeout(resolve, 200))
      arena.gate.set('cut')
      await checkAll('after the database went away')
      await instance.kill()
      instance = await arena.start(data)
      await checkAll('after a restart')
      await instance.kill()
      await alterStored(data, ({ description, parts }) => ({
        description: { ...description, at: description.at - 6 * day },
        parts,
      }))
      instance = await arena.start(data)
      await checkAll('after a restart with pages six days old')
    } finally {
      arena.gate.set('open')
    }
    const [first = ''] = paths
    const isFresh = async () =>
      (await ask({ port: instance.port, path: first })).headers['x-meridian-copy'] === undefined
    must(
      await waitFor({ condition: isFresh, timeout: 10_000, every: 50 }),
      'pages stayed copies after the database came back',
    )
    await instance.kill()
    return `${paths.length} pages, three times without the database`
  },
}
