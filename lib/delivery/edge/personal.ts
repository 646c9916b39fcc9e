import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { clientAddress, clientAddressHeader } from '@/lib/client-address'
import { delivery } from '../constants'
import { inlineScripts } from '../inline-scripts'
import type { Handler } from './capture'
import { noncePolicy } from './policy'
import type { WorkQueue } from './queue'
import { policyOfOthers } from './security'
import type { Target } from './target'

type Options = {
  next: Handler
  queue: WorkQueue
  constant: readonly [string, string][]
  origin: URL
  trustedHops: number
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
    // Whoever compresses here would do so on the thread that makes the pages; a proxy in front does it better.
    delete headers['accept-encoding']
    request.url = target.path + target.search
    for (const [name, value] of options.constant) response.setHeader(name, value)
    const isPage = /\btext\/html\b/.test(headers.accept ?? '') && !target.path.startsWith('/api/')
    if (isPage) {
      const policy = noncePolicy(randomBytes(16).toString('base64'), inlineScripts)
      headers['content-security-policy'] = policy
      response.setHeader('content-security-policy', policy)
    } else response.setHeader('content-security-policy', policyOfOthers)
    await options.queue.run(() => within(delivery.patience, options.next(request, response)))
  }
}

/** A request under way keeps its place in the queue until it is over, but not for ever. Milliseconds. */
async function within(patience: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience)
  })
  await Promise.race([work, over]).finally(() => clearTimeout(timer))
}
