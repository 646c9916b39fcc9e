import { delivery } from '../constants'
import type { Captured } from '../finish/captured'
import type { PageStore } from '../store/site-pages.mjs'
import { now, type TagClock } from '../store/tag-clock.mjs'

/** A copy that was good once, for when no new one can be made. */
export type LastGood = { captured: Captured; tags: string[]; at: number }

/** No address begins with it: what is no page for Next lies beside its pages. */
const mark = 'response '

/** Keeps a feed or a sitemap for the same moments; pages are kept by Next's own cache. */
export function keepResponse(
  pages: PageStore,
  made: { key: string; headers: [string, string][]; body: Buffer; tags: string[]; startedAt: number },
): void {
  const headers = Object.fromEntries(made.headers)
  const description = {
    key: mark + made.key,
    at: made.startedAt,
    tags: made.tags,
    build: '',
    kind: 'RESPONSE',
    headers,
  }
  void pages.write(description, [made.body])
}

/**
 * Looks on the disk for the page of an address, made by whatever build: its scripts are kept as well.
 * Null when there is none, when it is older than a week, or when something on it was taken from readers.
 */
export async function findLastGood(options: {
  pages: PageStore
  clock: TagClock
  path: string
  search: string
  /** Under which a response that is no page was kept. */
  key: string
}): Promise<LastGood | null> {
  const { pages } = options
  const page = (await pages.read(storedPath(options.path, options.search))) ?? (await pages.read(mark + options.key))
  if (!page) return null
  const { at, tags, headers, kind } = page.description
  const [body] = page.parts
  if (!body || at < now() - delivery.oldestCopy || !options.clock.isServable(tags, at)) return null
  const pairs = Object.entries(headers ?? {}).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name.toLowerCase(), one]),
  )
  if (kind === 'APP_PAGE') pairs.push(['content-type', 'text/html; charset=utf-8'])
  return { captured: { status: 200, headers: pairs, body }, tags, at }
}

/** Queries that next.config.ts turns into a part of the path. */
function storedPath(path: string, search: string): string {
  const query = /^\?(after|with)=([^&]+)$/.exec(search)
  return decodeURI(query ? `${path}/${query[1]}/${query[2]}` : path)
}
