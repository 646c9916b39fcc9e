import { finishShared } from '../finish/finish-page'
import type { FinishedResponse } from '../finish/response'
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
import { type Answer, answerWith, type Extra } from './send'
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
export type PageRequest = { request: Asked; target: Target; extra: Extra }

export type SharedAnswer = Answer & { outcome: SharedOutcome }

type Made = { response: FinishedResponse; outcome: SharedOutcome; tags: readonly string[] }

/** They wait for nobody. */
const staticFiles = '/_next/static/'

const mark = 'x-meridian-copy'
const lastGood = [mark, 'the last good one']
const lastKnown = [mark, 'the last known one']

/** Answers what is the same for everybody: from memory, else made once however many ask. */
export function createShared(options: Options) {
  const underWay = new Map<string, Promise<Made>>()
  const making = createMaking(options)

  function answer({ request, target, extra }: PageRequest): SharedAnswer | Promise<SharedAnswer> {
    const key = keyOf(request, target)
    const cached = options.cache.get(key)
    if (!cached || cached.freshUntil === 0) return answerMade(key, { request, target, extra })
    const isFresh = cached.freshUntil > now()
    // Time ran out, but nothing on it fell: served once more while another is made.
    if (!isFresh)
      make(key, request, target).catch((error) =>
        options.onFault('a page could not be made anew', error, requestId(request)),
      )
    const outcome = isFresh ? 'hit' : 'stale'
    const ready = answerWith(request, cached.response, withMark(cached.tags, extra))
    // The usual way has no promise in it: it is taken tens of thousands of times a second.
    if (!(ready instanceof Promise)) return outcomeOf(ready, outcome)
    return ready.then((compressed) => {
      options.cache.reweigh(key)
      return outcomeOf(compressed, outcome)
    })
  }

  async function answerMade(key: string, { request, target, extra }: PageRequest): Promise<SharedAnswer> {
    const { response, outcome, tags } = await make(key, request, target)
    const marks = outcome === 'copy' ? [...lastGood, ...extra] : withMark(tags, extra)
    const id = response.status < 500 ? [] : ['x-request-id', requestId(request)]
    return outcomeOf(await answerWith(request, response, [...marks, ...id]), outcome)
  }

  /** While the database says nothing, nobody knows whether this is still the newest. Files do not change. */
  function withMark(tags: readonly string[], extra: Extra): Extra {
    return tags.length === 0 || options.isDatabaseThere() ? extra : [...lastKnown, ...extra]
  }

  function make(key: string, request: Asked, target: Target): Promise<Made> {
    const running = underWay.get(key)
    if (running) return running
    const making = makeOrFallBack(key, request, target).finally(() => underWay.delete(key))
    underWay.set(key, making)
    return making
  }

  function begin(key: string, request: Asked, target: Target) {
    if (target.path.startsWith(staticFiles)) return making.file(key, target.path)
    return options.queueOf(target).run(() => making.make(key, request, target))
  }

  async function makeOrFallBack(key: string, request: Asked, target: Target): Promise<Made> {
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

  return { answer }
}

/** Not spread: that is slow where it is done for each request. */
function outcomeOf({ status, variant, extra }: Answer, outcome: SharedOutcome): SharedAnswer {
  return { status, variant, extra, outcome }
}

function unavailable(target: Target): FinishedResponse {
  return /\.[a-z0-9]+$/i.test(target.path) ? refusal(503) : unavailablePage(target.path)
}
