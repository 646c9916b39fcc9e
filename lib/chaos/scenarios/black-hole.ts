import { stories } from '../arena'
import { ask } from '../ask'
import { pagesOf } from '../newsroom'
import { pressFor } from '../pressure'
import { must, type Scenario } from '../types'

/** Milliseconds in which a reader must hear that there is no page. */
const limit = 2_000

/** A database that accepts connections and never answers. */
export const blackHole: Scenario = {
  name: 'black-hole',
  title: 'The database accepts connections and never answers',
  sizes: { short: 4, long: 64 },
  async run({ arena, size, isMeasured, say }) {
    const instance = await arena.start(arena.directory())
    const paths = stories.flatMap(pagesOf)
    for (const path of paths) must((await ask({ port: instance.port, path })).status === 200, `${path} cannot be made`)
    const duration = isMeasured ? 10_000 : 500
    const load = { port: instance.port, paths, connections: 8 }
    if (isMeasured) await pressFor(2_000, load)
    const before = await pressFor(duration, load)
    arena.gate.set('silent')
    try {
      const pages = Array.from({ length: size }, (_, index) => `/hy/articles/nobody-asked-${index}`)
      const searches = Array.from({ length: Math.ceil(size / 4) }, (_, index) => `/hy/search?q=${index}`)
      const uncached = Promise.all(
        [...pages, ...searches].map(async (path) => {
          const started = performance.now()
          const headers = { accept: 'text/html' }
          const { status } = await ask({ port: instance.port, path, headers })
          return { path, status, milliseconds: performance.now() - started }
        }),
      )
      const during = await pressFor(duration, load)
      const slowest = (await uncached).reduce((worst, one) => (one.milliseconds > worst.milliseconds ? one : worst))
      for (const { path, status } of await uncached) must(status === 503, `${path} answered ${status} instead of 503`)
      must(before.failed + during.failed === 0, `${during.failed} cached pages failed`)
      const figures = `cached p99 ${before.p99.toFixed(1)} → ${during.p99.toFixed(1)} ms; slowest 503 after ${Math.round(slowest.milliseconds)} ms`
      say(figures)
      if (isMeasured) {
        must(slowest.milliseconds <= limit, `${slowest.path} took ${Math.round(slowest.milliseconds)} ms`)
        must(during.p99 <= before.p99 * 1.5 + 1, `cached pages became slower: ${figures}`)
      }
      return `${during.requests} cached, ${size} uncached; ${figures}`
    } finally {
      arena.gate.set('open')
      await instance.kill()
    }
  },
}
