import { Agent } from 'node:http'
import path from 'node:path'
import { ask } from '@/lib/chaos/ask'
import { startInstance } from '@/lib/chaos/instance'
import { publish, titleOf } from '@/lib/chaos/newsroom'
import { connect } from '@/lib/chaos/service'
import { locales } from '@/lib/i18n/locales'
import { waitFor } from '@/lib/runtime/wait-for'
import type { Bench } from './types'

/** From the newsroom's acknowledgement to the last page that has it, on both of two instances. */
export const publishBench: Bench = {
  name: 'publish',
  about: 'published → visible on two instances: article, front page and feed in every language',
  async run(context) {
    const site = await context.site()
    const db = connect(site.databaseUrl)
    context.defer(() => db.$disconnect())
    const second = await startInstance({
      checkout: process.cwd(),
      origin: site.origin,
      databaseUrl: site.databaseUrl,
      data: path.join(context.data, 'second'),
    })
    context.defer(second.kill)
    const ports = [site.port, second.port]
    // The first rounds compile what all others run: as in the other benches they are not measured.
    const warmUp = 10
    const rounds = warmUp + (context.quick ? 5 : 100)
    const run = Date.now().toString(36)
    const stories = Array.from({ length: rounds }, (_, round) => ({ id: `bench-${run}-${round}`, version: 0 }))
    const times: number[] = []
    const agent = new Agent({ keepAlive: true })
    context.defer(() => agent.destroy())
    try {
      for (const story of stories) {
        const pages = placesOf(story.id).flatMap((place) => ports.map((port) => ({ port, path: place, agent })))
        // The pages are warm, as readers keep them; the story's own address is known to lead nowhere.
        for (const page of pages) await ask(page)
        await publish(db, [{ ...story, publishedAt: new Date() }])
        const started = performance.now()
        await Promise.all(pages.map((page) => untilShown(page, titleOf(story))))
        times.push(performance.now() - started)
        if (times.length % 20 === 0) context.say(`${times.length}/${rounds}`)
      }
    } finally {
      await publish(
        db,
        stories.map((story) => ({ ...story, status: 'withdrawn' as const, publishedAt: new Date() })),
      )
    }
    const sorted = times.slice(warmUp).toSorted((a, b) => a - b)
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null
    const note = `${sorted.length} stories, ${locales.length * 3} pages on each of two instances`
    return [
      {
        what: 'published → on every page, p99',
        value: at(0.99),
        unit: 'ms',
        target: { at: 'most', value: 1_000 },
        note,
      },
      { what: 'published → on every page, p50', value: at(0.5), unit: 'ms' },
    ]
  },
}

function placesOf(id: string): string[] {
  return locales.flatMap((locale) => [`/${locale}/articles/${id}`, `/${locale}`, `/${locale}/feeds/rss.xml`])
}

/** Looks fifty times a second: more would be work that readers do not make. */
async function untilShown(page: Parameters<typeof ask>[0], title: string): Promise<void> {
  const isShown = async () => (await ask(page)).body.includes(title)
  const shown = await waitFor({ condition: isShown, timeout: 30_000, every: 20 })
  if (!shown) throw new Error(`${page.path} on port ${page.port} never showed "${title}".`)
}
