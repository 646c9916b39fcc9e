import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { clientAddress, clientAddressHeader } from '@/lib/client-address'
import { delivery } from '../constants'
import { finishPersonal } from '../finish/finish-page'
import { noncePolicy } from '../finish/policy'
import { policyOfOthers } from '../finish/security'
import { OverloadError } from '../overload-error'
import type { Order } from '../renderer/protocol'
import type { Renderer } from '../renderer/renderer'
import { now } from '../store/tag-clock.mjs'
import { unlessHopeless } from './hopeless'
import type { WorkQueue } from './queue'
import { unavailablePage } from './refuse'
import { requestId } from './request-id'
import { send } from './send'
import type { Target } from './target'

type Options = {
  renderer: Pick<Renderer, 'ask' | 'pass'>
  queue: WorkQueue
  constant: readonly [string, string][]
  origin: URL
  trustedHops: number
  isDatabaseGone: () => boolean
  onUnknownScript: (beginning: string) => void
}

/** Request headers that mean something inside Next, or to somebody who believes what strangers write. */
const foreign =
  /^(?:content-security-policy|x-forwarded-|forwarded$|x-middleware-|x-nextjs-|x-matched-path|x-invoke-|x-now-|x-vercel-|x-meridian-|x-original-|x-rewrite-|x-http-method|next-resume|x-next-)/

/** Passes a request on to Next, cleaned of what only this server may say. */
export function createPersonal(options: Options) {
  return async function pass(request: IncomingMessage, response: ServerResponse, target: Target): Promise<void> {
    const { headers } = request
    const address = clientAddress({
      socket: request.socket.remoteAddress,
      forwardedFor: headers['x-forwarded-for'],
      trustedHops: options.trustedHops,
    })
    for (const name of Object.keys(headers)) if (foreign.test(name)) delete headers[name]
    headers.host = options.origin.host
    headers['x-forwarded-host'] = options.origin.host
    headers['x-forwarded-proto'] = options.origin.protocol.slice(0, -1)
    if (address !== null) headers[clientAddressHeader] = address
    request.url = target.path + (headers.rsc === undefined ? target.search : withMark(target.search, request.url))
    const isPage =
      request.method !== 'POST' && /\btext\/html\b/.test(headers.accept ?? '') && !target.path.startsWith('/api/')
    // Before its turn: who sends slowly keeps nobody else waiting.
    const body = await bodyOf(request)
    if (response.destroyed) return
    await options.queue.run(() => (isPage ? page(request, response) : passOn(request, response, body)))
  }

  function order(request: IncomingMessage, more: Record<string, string> = {}): Order {
    return {
      url: request.url ?? '/',
      headers: { ...textHeaders(request), ...more },
      startedAt: now(),
      request: requestId(request),
    }
  }

  /** A page as a whole: its policy names its styles, and it is compressed. */
  async function page(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const nonce = randomBytes(16).toString('base64')
    const work = options.renderer.ask(order(request, { 'content-security-policy': noncePolicy(nonce) }))
    const captured = await unlessHopeless(work, options.isDatabaseGone)
    if (!captured) throw new OverloadError('no page in time')
    // Next's own page for faults wants style attributes, and speaks English.
    const finished =
      captured.status !== 500
        ? finishPersonal(captured, { constant: options.constant, nonce, onUnknownScript: options.onUnknownScript })
        : unavailablePage(request.url ?? '/')
    await send(request, response, finished, ['x-request-id', requestId(request)])
  }

  async function passOn(request: IncomingMessage, response: ServerResponse, body: Buffer | null): Promise<void> {
    for (const [name, value] of options.constant) response.setHeader(name, value)
    response.setHeader('content-security-policy', policyOfOthers)
    response.setHeader('x-request-id', requestId(request))
    const question = { ...order(request), method: request.method ?? 'GET', body }
    const work = options.renderer.pass({ question, response })
    const isLate = !(await within(delivery.patience, work))
    // It goes on without a place in the queue; if it fails then, nobody else lets its reader go.
    if (isLate) work.catch(() => response.destroy())
  }
}

/** The edge has refused what is longer than a body of ours may be. Null also when the reader went in the middle of it. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  if (request.method !== 'POST') return null
  const chunks: Buffer[] = []
  try {
    for await (const chunk of request) chunks.push(chunk)
  } catch {
    return null
  }
  return Buffer.concat(chunks)
}

/** Next wants its payload to be asked for under an address of its own, made of the headers; else it sends there. */
function withMark(search: string, url = ''): string {
  const mark = /[?&](_rsc(?:=[\w~-]*)?)(?:&|$)/.exec(url)?.[1]
  if (!mark) return search
  return search ? `${search}&${mark}` : `?${mark}`
}

function textHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

/** A request under way keeps its place in the queue until it is over, but not for ever. Milliseconds; false: it is not over. */
async function within(patience: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patience)
  })
  return Promise.race([work.then(() => true), late]).finally(() => clearTimeout(timer))
}
