import type { IncomingMessage, ServerResponse } from 'node:http'
import { delivery } from '../constants'
import { OverloadError } from '../overload-error'
import { refusal, unavailablePage } from './refuse'
import type { Asked } from './request-head'
import { requestId } from './request-id'
import { type Answer, answerWith, type Extra, send, write } from './send'
import type { PageRequest, SharedAnswer } from './shared'
import { readTarget, type Target, targetOfGet } from './target'

/** How a request ended, for the metrics. */
export type Outcome = 'hit' | 'stale' | 'made' | 'copy' | 'overload' | 'fault' | 'passed' | 'refused' | 'direct'

/** An endpoint that is answered before Next is asked. */
export type DirectRoute = {
  method: string
  path: string
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}

type Options = {
  /** Host names this site answers for; null answers for all. */
  hosts: ReadonlySet<string> | null
  direct: readonly DirectRoute[]
  shared: { answer: (page: PageRequest) => SharedAnswer | Promise<SharedAnswer> }
  pass: (request: IncomingMessage, response: ServerResponse, target: Target) => Promise<void>
  /** A server action wants to be called: null when there are too many, else what to call when it is answered. */
  admitAction: () => (() => void) | null
  /** A page is asked for: what its answer says of the moment, as a flat list of headers. */
  onPage: (request: Asked, target: Target) => Extra
  onEnd: (target: Target | null, outcome: Outcome) => void
  /** `id` is the request's: the log's lines about it and the reader's response carry the same. */
  onFault: (what: string, error: unknown, id: string) => void
}

const tooMany = refusal(503)

/** Where every request begins: refused, answered from what is finished, or passed on to Next. */
export function createEdge(options: Options) {
  function handle(request: IncomingMessage, response: ServerResponse): void {
    const target = request.method === 'GET' ? targetOfGet(request.url ?? '') : readTarget(request)
    const status = 'status' in target ? target.status : refusedStatus(request, options.hosts)
    if (status !== null || 'status' in target) refuse(request, response, status ?? 400)
    else answer(target, request, response)
  }

  /** For a GET that is nothing but that: what leaves now, or when it is made; null: it is not for everybody, ask `handle`. */
  function handlePlain(request: Asked): Answer | Promise<Answer> | null {
    if (!isKnownHost(request, options.hosts)) return null
    const target = targetOfGet(request.url ?? '')
    if ('status' in target || target.kind !== 'shared' || directRoute(target, 'GET')) return null
    return answerShared(request, target)
  }

  function directRoute(target: Target, method: string | undefined): DirectRoute | undefined {
    return options.direct.find((route) => route.path === target.path && route.method === method)
  }

  function answer(target: Target, request: IncomingMessage, response: ServerResponse): void {
    const route = directRoute(target, request.method)
    if (route) {
      const direct = route.handle(request, response).then((): Outcome => 'direct')
      finish(target, request, response, direct)
    } else if (request.method === 'POST' && request.headers['next-action'] !== undefined) {
      act(target, request, response)
    } else if (target.kind !== 'shared' || request.method === 'POST' || asksForPayload(request)) {
      pass(target, request, response)
    } else {
      const ready = answerShared(request, target)
      if (ready instanceof Promise)
        ready
          .then((made) => write(request, response, made))
          .catch((error: unknown) => {
            options.onFault('an answer could not be sent', error, requestId(request))
            response.destroy()
          })
      else write(request, response, ready)
    }
  }

  /** What is the same for everybody, counted as answered. A fault is an answer too. */
  function answerShared(request: Asked, target: Target): Answer | Promise<Answer> {
    const extra = options.onPage(request, target)
    const ready = options.shared.answer({ request, target, extra })
    if (!(ready instanceof Promise)) {
      options.onEnd(target, ready.outcome)
      return ready
    }
    return ready.then(
      (answer) => {
        options.onEnd(target, answer.outcome)
        return answer
      },
      (error: unknown) => answerToFault(request, target, error),
    )
  }

  /** One call of an action costs a hundred pages: in a rush it is refused at once, and its page has another way. */
  function act(target: Target, request: IncomingMessage, response: ServerResponse): void {
    const leave = options.admitAction()
    if (leave) {
      response.once('close', leave)
      pass(target, request, response)
      return
    }
    request.resume()
    void send(request, response, tooMany)
    options.onEnd(target, 'overload')
  }

  function pass(target: Target, request: IncomingMessage, response: ServerResponse): void {
    finish(
      target,
      request,
      response,
      options.pass(request, response, target).then(() => 'passed'),
    )
  }

  function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
    // The rest of a body that nobody reads would be taken for the next request.
    response.shouldKeepAlive = false
    void send(request, response, refusal(status))
    options.onEnd(null, 'refused')
  }

  function finish(target: Target, request: IncomingMessage, response: ServerResponse, work: Promise<Outcome>): void {
    work.then(
      (outcome) => options.onEnd(target, outcome),
      async (error: unknown) => {
        const answer = answerToFault(request, target, error)
        if (response.headersSent) response.destroy()
        else write(request, response, await answer)
      },
    )
  }

  /** Told to the log and to the reader by one id; where only too much is asked at once, to the reader alone. */
  function answerToFault(request: Asked, target: Target, error: unknown): Answer | Promise<Answer> {
    const isOverload = error instanceof OverloadError
    const id = requestId(request)
    if (!isOverload) options.onFault(`${request.method} ${target.path}`, error, id)
    options.onEnd(target, isOverload ? 'overload' : 'fault')
    return answerWith(request, isOverload ? unavailablePage(target.path) : refusal(500), ['x-request-id', id])
  }

  return { handle, handlePlain }
}

/** What is refused before anything is read of it; null when nothing is wrong. */
function refusedStatus(request: IncomingMessage, hosts: ReadonlySet<string> | null): number | null {
  if (!isKnownHost(request, hosts)) return 421
  // Each action's own limit is smaller. Without a length nobody knows when to stop reading.
  const isChunked = request.headers['transfer-encoding'] !== undefined
  const length = isChunked ? Number.POSITIVE_INFINITY : Number(request.headers['content-length'] ?? 0)
  return length <= delivery.largestBody ? null : 413
}

/** Next's own payload for client-side navigation: another thing at the same address, never from the shared responses. */
function asksForPayload(request: IncomingMessage): boolean {
  return request.headers.rsc !== undefined || request.headers['next-action'] !== undefined
}

/** Whether the site answers for the host that is asked for; its port is the operator's business. */
function isKnownHost({ headers: { host = '' } }: Asked, hosts: ReadonlySet<string> | null): boolean {
  return hosts === null || hosts.has(host) || hosts.has(host.replace(/:\d+$/, '').toLowerCase())
}
