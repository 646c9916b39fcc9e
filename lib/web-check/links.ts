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
    concurrency: 4,
    timeout: 30_000,
    // Other sites are not ours to ask; a search or a day of the calendar leads to as many others as there are.
    linksToSkip: [`^(?!${origin}).*`, '/archive/', '/search', '\\?after=', '/[a-z]+\\+[a-z+]+'],
  })
  const broken = links.filter(({ state }) => state === LinkState.BROKEN)
  const faults = broken.map(({ url, status, parent }) => `${url} answers ${status}; linked from ${parent}`)
  return { looked: links.length, faults }
}
