import { delivery } from '../constants'
import type { Captured } from '../finish/captured'
import { finishShared } from '../finish/finish-page'
import { isHtml, lifeOf } from '../finish/next-headers'
import type { FinishedResponse } from '../finish/response'
import type { MadeResponse, Nothing, Order } from '../renderer/protocol'
import type { PageStore } from '../store/site-pages.mjs'
import { now, type TagClock } from '../store/tag-clock.mjs'
import { acceptOf, isImage } from './cache-key'
import { keepResponse } from './last-good'
import { createNothingPages } from './nothing-pages'
import { refusal } from './refuse'
import type { Asked } from './request-head'
import { requestId } from './request-id'
import type { ResponseCache } from './response-cache'
import type { Target } from './target'

export type MakingOptions = {
  make: (order: Order) => Promise<MadeResponse | Nothing>
  cache: ResponseCache
  pages: PageStore
  clock: TagClock
  constant: readonly [string, string][]
  /** The headers that every shared request goes to Next with, whoever asked. */
  requestHeaders: Record<string, string>
  onRender: (milliseconds: number) => void
  /** Files of this build, and of earlier ones, whose pages still ask for them. */
  findStaticFile: (path: string) => Promise<Captured | null>
}

export type MakingResult = { response: FinishedResponse; tags: readonly string[] }

/** Renders of one page in a row, when each time something on it fell before it was finished. */
const rendersInARow = 4

/** Makes what is the same for everybody and is not there yet, and keeps what may be kept of it. */
export function createMaking(options: MakingOptions) {
  const nothing = createNothingPages(options)

  /**
   * Made again when something on it fell meanwhile: who asks after a publication joins this work, and what was
   * withdrawn must not leave with it.
   */
  async function make(key: string, request: Asked, target: Target): Promise<MakingResult> {
    for (let turn = 1; ; turn += 1) {
      const startedAt = now()
      const made = await makeOnce(key, request, target, startedAt)
      if (options.clock.isFresh(made.tags, startedAt)) return made
      if (turn < rendersInARow) continue
      if (options.clock.isServable(made.tags, startedAt)) return made
      throw new Error('what is on the page is taken from readers faster than it is made')
    }
  }

  async function makeOnce(key: string, request: Asked, target: Target, startedAt: number): Promise<MakingResult> {
    const headers = { ...options.requestHeaders, ...(isImage(target) ? { accept: acceptOf(request) } : {}) }
    const order = { url: target.path + target.search, headers, startedAt, request: requestId(request) }
    const known = nothing.kept(order.url)
    if (known) return known
    const made = await options.make(order)
    if ('instead' in made) {
      options.cache.remove(key)
      const page = await nothing.at(made.instead, order)
      return { response: page.response, tags: [...made.tags, ...page.tags] }
    }
    options.onRender(now() - startedAt)
    keep(key, startedAt, made)
    return made
  }

  /** Next would look for it on the disk as well, and takes ten milliseconds to say that there is none. */
  async function file(key: string, path: string): Promise<MakingResult> {
    const found = await options.findStaticFile(path)
    if (!found) return { response: refusal(404), tags: [] }
    const response = finishShared(found, { constant: options.constant, tags: [], onUnknownScript: () => undefined })
    options.cache.set(key, { response, tags: [], startedAt: now(), freshUntil: Number.POSITIVE_INFINITY })
    return { response, tags: [] }
  }

  function keep(key: string, startedAt: number, { headers, response, tags, madeAt }: MadeResponse): void {
    // What was there is there no more, also where no tag said so.
    if (response.status === 404 || response.status === 410) options.cache.remove(key)
    const life = lifeOf({ status: response.status, headers })
    // A page without tags could never fall.
    if (life === null || response.status !== 200 || (isHtml(headers) && tags.length === 0)) return
    if (!options.clock.isFresh(tags, startedAt)) return
    const isFile = life === 0 && headers.some(([name]) => name === 'last-modified')
    const freshUntil = isFile ? Number.POSITIVE_INFINITY : Math.max(madeAt + life, now() + delivery.secondLook)
    if (!isHtml(headers) && tags.length > 0 && response.body)
      keepResponse(options.pages, { key, headers, body: response.body, tags, startedAt })
    options.cache.set(key, { response, tags, startedAt, freshUntil })
  }

  return { make, file }
}
