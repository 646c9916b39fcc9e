import { locales } from '@/lib/i18n/locales'
import { ask } from '../ask'
import { publish, titleOf } from '../newsroom'
import { must, type Scenario } from '../types'

/** An acknowledged publication is on every page after the restart. */
export const publishedAndKilled: Scenario = {
  name: 'published-and-killed',
  title: 'Published, acknowledged, kill -9 at once, restart: the new text',
  sizes: { short: 3, long: 100 },
  async run({ arena, size, say }) {
    const id = 'harvest'
    const data = arena.directory()
    const places = locales.flatMap((locale) => [`/${locale}/articles/${id}`, `/${locale}`, `/${locale}/feeds/rss.xml`])
    let instance = await arena.start(data)
    for (let round = 1; round <= size; round += 1) {
      for (const path of places)
        must((await ask({ port: instance.port, path })).status === 200, `${path} cannot be made`)
      await publish(arena.db, [{ id, version: round }])
      await instance.kill()
      instance = await arena.start(data)
      for (const path of places) {
        const { status, body } = await ask({ port: instance.port, path })
        const isNew = body.includes(titleOf({ id, version: round }))
        must(status === 200 && isNew, `round ${round}: ${path} answered ${status} without the new text`)
      }
      say(`${round}/${size}: the new text on ${places.length} addresses`)
    }
    await publish(arena.db, [{ id, version: size, status: 'withdrawn' }])
    await instance.kill()
    instance = await arena.start(data)
    for (const locale of locales) {
      const { status, body } = await ask({ port: instance.port, path: `/${locale}/articles/${id}` })
      must(status === 410 && !body.includes(titleOf({ id, version: size })), `a withdrawn story answered ${status}`)
    }
    await publish(arena.db, [{ id, version: 0 }])
    await instance.kill()
    return `${size} of ${size}; then the same with a withdrawal`
  },
}
