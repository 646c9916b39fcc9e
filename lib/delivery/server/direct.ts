import type { IncomingMessage, ServerResponse } from 'node:http'
import { clientAddress } from '@/lib/client-address'
import { env } from '@/lib/env'
import { handleBeacon } from '@/lib/views/beacon'
import { delivery } from '../constants'
import type { DirectRoute } from '../edge/edge'

/** Endpoints that are answered before Next is asked: so many call them that Next's own work would be the most of it. */
export const directRoutes: readonly DirectRoute[] = [
  {
    method: 'POST',
    path: '/api/v1/views',
    async handle(request, response) {
      const body = await readBody(request)
      if (body === null) {
        finish(response, { status: 413, headers: {}, body: '' })
        return
      }
      const address = clientAddress({
        socket: request.socket.remoteAddress,
        forwardedFor: request.headers['x-forwarded-for'],
        trustedHops: env().MERIDIAN_TRUSTED_HOPS,
      })
      finish(response, await handleBeacon({ headers: request.headers, body, address }))
    },
  },
]

function finish(
  response: ServerResponse,
  answer: { status: number; headers: Record<string, string>; body: string },
): void {
  response.writeHead(answer.status, { ...answer.headers, 'Content-Length': Buffer.byteLength(answer.body) })
  response.end(answer.body)
}

/** A body of a few bytes; null when it is longer than anything we read. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > delivery.largestBody) return null
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}
