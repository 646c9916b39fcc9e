import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cacheTags } from '@/lib/cache-tags'
import { invalidate } from '@/lib/invalidation/mutations'
import { waitFor } from '@/lib/runtime/wait-for'
import { ask } from '../ask'
import { pagesOf, publish, titleOf } from '../newsroom'
import { bytesIn } from '../stored'
import { must, type Scenario } from '../types'

/** Nothing can be written where pages are kept, as on a full disk; then it can again. */
export const diskInTheWay: Scenario = {
  name: 'disk-in-the-way',
  title: 'Pages cannot be written: all go on, new ones too; then they are written again',
  sizes: { short: 1, long: 10 },
  async run({ arena, size, say }) {
    const data = arena.directory()
    const pages = path.join(data, 'pages')
    const instance = await arena.start(data)
    const id = 'theatre'
    const paths = pagesOf(id)
    try {
      for (let round = 1; round <= size; round += 1) {
        for (const path of paths) await ask({ port: instance.port, path })
        rmSync(`${pages}-away`, { recursive: true, force: true })
        renameSync(pages, `${pages}-away`)
        // A file where the folder was: every write fails, whoever the server runs as.
        writeFileSync(pages, '')
        for (const path of paths) {
          must((await ask({ port: instance.port, path })).status === 200, `${path} was lost with the disk`)
        }
        await publish(arena.db, [{ id, version: round }])
        const isNew = async () => {
          const { body } = await ask({ port: instance.port, path: `/hy/articles/${id}` })
          return body.includes(titleOf({ id, version: round }))
        }
        must(await waitFor({ condition: isNew, timeout: 10_000, every: 50 }), 'a publication did not appear')
        rmSync(pages)
        mkdirSync(pages)
        await invalidate(arena.db, { tags: [cacheTags.all] })
        const isWritten = async () => {
          await ask({ port: instance.port, path: `/hy/articles/${id}` })
          return bytesIn(pages) > 1_000
        }
        must(await waitFor({ condition: isWritten, timeout: 10_000, every: 50 }), 'pages are not written again')
        say(`${round}/${size}: ${paths.length} pages went on, and are written again`)
      }
      return `${size} times, ${paths.length} pages`
    } finally {
      await instance.kill()
    }
  },
}
