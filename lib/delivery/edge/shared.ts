import type { IncomingMessage, ServerResponse } from 'node:http'
import { delivery } from '../constants'
import type { Captured } from '../renderer/capture'
import type { MadeResponse, Order } from '../renderer/protocol'
import type { PageStore } from '../store/site-pages.mjs'
import { now, type TagClock } from '../store/tag-clock.mjs'
import { finishShared } from './finish-page'
import { untilHopeless } from './hopeless'
import { findLastGood, keepResponse } from './last-good'
import { isHtml, lifeOf } from './pages'
import { OverloadError, type WorkQueue } from './queue'
import { refusal, unavailablePage } from './refuse'
import type { Asked } from './request-head'
import { requestId } from './request-id'
import { chooseEncoding, type FinishedResponse, isUnchanged, type Variant } from './response'
import type { CachedResponse, ResponseCache } from './response-cache'
import { type Extra, send } from './send'
import type { Target } from './target'

export type SharedOutcome = 'hit' | 'stale' | 'made' | 'copy' | 'overload' | 'fault'

type Options = {
  make: (order: Order) => Promise<MadeResponse>
  cache: ResponseCache
  pages: PageStore
  clock: TagClock
  queue: WorkQueue
  constant: readonly [string, string][]
  /** The headers that every shared request goes to Next with, whoever asked. */
  requestHeaders: Record<string, string>
  isDatabaseThere: () => boolean
  /** Not the opposite: at a start neither is known. */
  isDatabaseGone: () => boolean
  onFault: (what: string, error: unknown, id: string) => void
  onRender: (milliseconds: number) => void
  /** Files of earlier builds, which pages of theirs still ask for. */
  findEarlierFile: (path: string) => Promise<Captured | null>
}

/** `extra`: headers of the moment, flat. */
export type PageRequest = { request: IncomingMessage; response: ServerResponse; target: Target; extra: Extra }

/** A response that can leave this moment. */
export type Ready = { status: 200 | 304; variant: Variant; extra: Extra }

type Made = { response: FinishedResponse; outcome: SharedOutcome; tags: readonly string[] }

/** Renders of one page in a row, when each time something on it fell before it was finished. */
const rendersInARow = 4

const mark = 'x-meridian-copy'
const lastGood = [mark, 'the last good one']
const lastKnown = [mark, 'the last known one']
const unmarked: readonly string[] = []

/** Answers what is the same for everybody: from memory, else made once however many ask. */
export function createShared(options: Options) {
  const underWay = new Map<string, Promise<Made>>()

  function answer({ request, response, target, extra }: PageRequest): SharedOutcome | Promise<SharedOutcome> {
    const key = keyOf(request, target)
    const cached = options.cache.get(key)
    if (cached && cached.freshUntil > now()) {
      const waiting = send(request, response, cached.response, [...markOf(cached.tags), ...extra])
      if (!waiting) return 'hit'
      return waiting.then(() => {
        options.cache.reweigh(key)
        return 'hit'
      })
    }
    // Time ran out, but nothing on it fell: served once more while another is made.
    if (cached && cached.freshUntil > 0) {
      make(key, request, target).catch((error) =>
        options.onFault('a page could not be made anew', error, requestId(request)),
      )
      return Promise.resolve(send(request, response, cached.response, [...markOf(cached.tags), ...extra])).then(
        () => 'stale',
      )
    }
    return make(key, request, target).then(async ({ response: made, outcome, tags }) => {
      const marks = [...(outcome === 'copy' ? lastGood : markOf(tags)), ...extra]
      await send(request, response, made, made.status < 500 ? marks : [...marks, 'x-request-id', requestId(request)])
      return outcome
    })
  }

  /** What `answer` would send without asking anybody; null when it is not there, or not in that encoding. */
  function ready(request: Asked, target: Target): Ready | null {
    const cached = options.cache.get(keyOf(request, target))
    if (!cached || cached.freshUntil <= now() || cached.response.status !== 200) return null
    const variant = cached.response.variants[chooseEncoding(request.headers['accept-encoding'])]
    if (!variant) return null
    const status = isUnchanged(request.headers['if-none-match'], cached.response) ? 304 : 200
    return { status, variant, extra: markOf(cached.tags) }
  }

  /** While the database says nothing, nobody knows whether this is still the newest. Files do not change. */
  function markOf(tags: readonly string[]): readonly string[] {
    return tags.length === 0 || options.isDatabaseThere() ? unmarked : lastKnown
  }

  function make(key: string, request: IncomingMessage, target: Target): Promise<Made> {
    const running = underWay.get(key)
    if (running) return running
    const making = makeOrFallBack(key, request, target).finally(() => underWay.delete(key))
    underWay.set(key, making)
    return making
  }

  async function makeOrFallBack(key: string, request: IncomingMessage, target: Target): Promise<Made> {
    try {
      const work = options.queue.run(() => render(key, request, target))
      work.catch(() => undefined)
      const made = await Promise.race([work, untilHopeless(options.isDatabaseGone)])
      if (made && made.response.status < 500) return { ...made, outcome: 'made' }
      const response = made?.response ?? unavailable(target)
      return (await fallBack(key, target)) ?? { response, outcome: 'fault', tags: [] }
    } catch (error) {
      if (!(error instanceof OverloadError))
        options.onFault(`${target.path} could not be made`, error, requestId(request))
      const outcome = error instanceof OverloadError ? 'overload' : 'fault'
      return (await fallBack(key, target)) ?? { response: unavailable(target), outcome, tags: [] }
    }
  }

  /**
   * Made again when something on it fell meanwhile: who asks after a publication joins this render, and what was
   * withdrawn must not leave with it.
   */
  async function render(key: string, request: IncomingMessage, target: Target): Promise<Omit<Made, 'outcome'>> {
    for (let turn = 1; ; turn += 1) {
      const startedAt = now()
      const made = await renderOnce(key, request, target)
      if (options.clock.isFresh(made.tags, startedAt)) return made
      if (turn < rendersInARow) continue
      if (options.clock.isServable(made.tags, startedAt)) return made
      throw new Error('what is on the page is taken from readers faster than it is made')
    }
  }

  async function renderOnce(key: string, request: IncomingMessage, target: Target): Promise<Omit<Made, 'outcome'>> {
    const startedAt = now()
    const headers = { ...options.requestHeaders, ...(isImage(target) ? { accept: acceptOf(request) } : {}) }
    const url = target.path + target.search
    const made = await options.make({ url, headers, startedAt, request: requestId(request) })
    options.onRender(now() - startedAt)
    const earlier = made.response.status === 404 ? await options.findEarlierFile(target.path) : null
    const all = earlier ? { ...made, headers: earlier.headers, response: finished(earlier) } : made
    keep(key, startedAt, all)
    return { response: all.response, tags: all.tags }
  }

  function finished(captured: Captured, tags: readonly string[] = []): FinishedResponse {
    return finishShared(captured, { constant: options.constant, tags, onUnknownScript: () => undefined })
  }

  function keep(key: string, startedAt: number, { headers, response, tags, madeAt }: MadeResponse): void {
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

  /** What was good once is better than nothing, unless something on it was taken away. */
  async function fallBack(key: string, target: Target): Promise<Made | null> {
    const cached: CachedResponse | undefined = options.cache.get(key)
    if (cached && options.clock.isServable(cached.tags, cached.startedAt))
      return { response: cached.response, outcome: 'copy', tags: cached.tags }
    const found = await findLastGood({
      pages: options.pages,
      clock: options.clock,
      path: target.path,
      search: target.search,
      key,
    })
    if (!found) return null
    const response = finished(found.captured, found.tags)
    // Kept in memory as fallen: the next reader's request tries to make it again, and finds it here if that fails.
    options.cache.set(key, { response, tags: found.tags, startedAt: found.at, freshUntil: 0 })
    return { response, outcome: 'copy', tags: found.tags }
  }

  return { answer, ready }
}

function unavailable(target: Target): FinishedResponse {
  return /\.[a-z0-9]+$/i.test(target.path) ? refusal(503) : unavailablePage(target.path)
}

function isImage(target: Target): boolean {
  return target.path === '/_next/image'
}

/** Pictures come in three forms, whatever else a browser's long list says. AVIF is half of WebP. */
function acceptOf(request: Asked): string {
  const accept = request.headers.accept ?? ''
  if (/\bimage\/avif\b/.test(accept)) return 'image/avif,image/webp,*/*'
  return /\bimage\/webp\b/.test(accept) ? 'image/webp,*/*' : '*/*'
}

function keyOf(request: Asked, target: Target): string {
  const address = target.path + target.search
  return isImage(target) ? `${acceptOf(request)} ${address}` : address
}
