import { setTimeout } from 'node:timers/promises'
import { LinkChecker, LinkState } from 'linkinator'
import { locales } from '@/lib/i18n/locales'
import { paths } from '@/lib/i18n/paths'
import type { CheckedSite, Outcome } from './types'

/** Every link that can be followed from the front pages, on this site alone. */
export async function checkLinks({ origin }: CheckedSite): Promise<Outcome> {
  const checker = new LinkChecker()
  const { links } = await checker.check({
    path: locales.map((locale) => origin + paths.front(locale)),
    recurse: true,
    concurrency: 2,
    timeout: 30_000,
    // Other sites are not ours to ask; a search or a day of the calendar leads to as many others as there are.
    linksToSkip: [`^(?!${origin}).*`, '/archive/', '/search', '\\?after=', '/[a-z]+\\+[a-z+]+'],
  })
  const broken = links.filter(({ state }) => state === LinkState.BROKEN)
  const faults: string[] = []
  for (const { url, parent = '' } of broken) {
    const status = await statusOf(url)
    if (status >= 400) faults.push(`${url} answers ${status}; linked from ${parent}`)
  }
  return { looked: new Set(links.map(({ url }) => url)).size, faults }
}

/** A crawler asks for more at once than a busy server takes; what it refused for that is asked for once more, in peace. */
async function statusOf(url: string): Promise<number> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const response = await fetch(url, { redirect: 'follow', signal: AbortSignal.timeout(30_000) })
    await response.arrayBuffer()
    if (response.status !== 503) return response.status
    await setTimeout(1_000)
  }
  return 503
}
