import { cacheTags } from '@/lib/cache-tags'
import { locales } from '@/lib/i18n/locales'
import { invalidate } from '@/lib/invalidation/mutations'
import { ask } from '../ask'
import { pagesOf, publish } from '../newsroom'
import { press } from '../pressure'
import { storedPages } from '../stored'
import { must, type Scenario } from '../types'

/** kill -9 while pages are made and written. */
export const killedRendering: Scenario = {
  name: 'killed-rendering',
  title: 'kill -9 while pages are made anew',
  sizes: { short: 3, long: 100 },
  async run({ arena, size, say }) {
    const id = 'bridge'
    const data = arena.directory()
    const paths = pagesOf(id)
    let seen = 0
    for (let round = 1; round <= size; round += 1) {
      const instance = await arena.start(data)
      await publish(arena.db, [{ id, version: round }])
      const pressure = press({ port: instance.port, paths, connections: 8 })
      const end = performance.now() + 150 + Math.random() * 400
      for (let version = 1; performance.now() < end; version += 1) {
        await publish(arena.db, [{ id, version: round + version / 1_000 }])
        await invalidate(arena.db, { tags: [cacheTags.all] })
      }
      await instance.kill()
      await pressure.stop()
      seen += await checkStored(data)
      const again = await arena.start(data)
      for (const locale of locales) await checkServed({ port: again.port, path: `/${locale}/articles/${id}` })
      await again.kill()
      say(`${round}/${size}: whole pages, html and payload of one making`)
    }
    return `${size} kills, ${seen} stored pages looked at`
  },
}

/** What lies on the disk after a kill: every page that is taken for one is whole, and its two parts tell of one version. */
async function checkStored(data: string): Promise<number> {
  const pages = await storedPages(data)
  for (const { page } of pages) {
    if (page.description.kind !== 'APP_PAGE') continue
    const [html, payload] = page.parts.map((part) => part.toString('utf8'))
    checkAgreement({ name: `${page.description.key} on disk`, html: html ?? '', payload: payload ?? '' })
  }
  return pages.length
}

async function checkServed(page: { port: number; path: string }): Promise<void> {
  const html = await ask(page)
  const headers = { rsc: '1' }
  // Payloads have an address of their own, to which Next sends.
  const { headers: found } = await ask({ ...page, headers })
  const payload = await ask({ ...page, path: String(found.location ?? page.path), headers })
  must(html.status === 200 && payload.status === 200, `${page.path} answered ${html.status} and ${payload.status}`)
  checkAgreement({ name: page.path, html: html.body, payload: payload.body })
}

function checkAgreement(page: { name: string; html: string; payload: string }): void {
  must(page.html.trimEnd().endsWith('</html>'), `${page.name} ends in its middle`)
  const versions = (text: string) => [...new Set(text.match(/bridge version [\d.]+\./g) ?? [])].sort().join()
  must(versions(page.html) === versions(page.payload), `${page.name}: html and payload tell of different versions`)
}
