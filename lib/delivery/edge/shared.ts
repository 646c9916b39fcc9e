import type { IncomingMessage, ServerResponse } from 'node:http'
import { finishShared } from '../finish/finish-page'
import { chooseEncoding, type FinishedResponse, isUnchanged, type Variant } from '../finish/response'
import { OverloadError } from '../overload-error'
import { now } from '../store/tag-clock.mjs'
import { keyOf } from './cache-key'
import { unlessHopeless } from './hopeless'
import { findLastGood } from './last-good'
import { createMaking, type MakingOptions } from './making'
import type { WorkQueue } from './queue'
import { refusal, unavailablePage } from './refuse'
import type { Asked } from './request-head'
import { requestId } from './request-id'
import type { CachedResponse } from './response-cache'
import { type Extra, send } from './send'
import type { Target } from './target'

export type SharedOutcome = 'hit' | 'stale' | 'made' | 'copy' | 'overload' | 'fault'

type Options = MakingOptions & {
  queueOf: (target: Target) => WorkQueue
  isDatabaseThere: () => boolean
  /** Not the opposite: at a start neither is known. */
  isDatabaseGone: () => boolean
  onFault: (what: string, error: unknown, id: string) => void
}

/** `extra`: headers of the moment, flat. */
export type PageRequest = { request: IncomingMessage; response: ServerResponse; target: Target; extra: Extra }

/** A response that can leave this moment. */
export type Ready = { status: 200 | 304; variant: Variant; extra: Extra }

type Made = { response: FinishedResponse; outcome: SharedOutcome; tags: readonly string[] }

/** They wait for nobody. */
const staticFiles = '/_next/static/'

const mark = 'x-meridian-copy'
const lastGood = [mark, 'the last good one']
const lastKnown = [mark, 'the last known one']
const unmarked: readonly string[] = []

/** Answers what is the same for everybody: from memory, else made once however many ask. */
export function createShared(options: Options) {
  const underWay = new Map<string, Promise<Made>>()
  const making = createMaking(options)

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

  function begin(key: string, request: IncomingMessage, target: Target) {
    if (target.path.startsWith(staticFiles)) return making.file(key, target.path)
    return options.queueOf(target).run(() => making.make(key, request, target))
  }

  async function makeOrFallBack(key: string, request: IncomingMessage, target: Target): Promise<Made> {
    try {
      const made = await unlessHopeless(begin(key, request, target), options.isDatabaseGone)
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
    const response = finishShared(found.captured, {
      constant: options.constant,
      tags: found.tags,
      onUnknownScript: () => undefined,
    })
    // Kept in memory as fallen: the next reader's request tries to make it again, and finds it here if that fails.
    options.cache.set(key, { response, tags: found.tags, startedAt: found.at, freshUntil: 0 })
    return { response, outcome: 'copy', tags: found.tags }
  }

  return { answer, ready }
}

function unavailable(target: Target): FinishedResponse {
  return /\.[a-z0-9]+$/i.test(target.path) ? refusal(503) : unavailablePage(target.path)
}
