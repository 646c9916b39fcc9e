import type { IncomingMessage, ServerResponse } from 'node:http'
import { clientAddress } from '@/lib/client-address'
import { env } from '@/lib/env'
import { type BeaconAnswer, handleBeacon, handleCount } from './beacon'
import { beaconLimit, viewsPath } from './constants'

/** Views and numbers, answered before Next is asked: a hundredth of what Next's handler would cost. */
export const viewRoutes = [
  { method: 'POST', path: viewsPath, handle: receive },
  { method: 'GET', path: viewsPath, handle: tell },
]

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request)
  const { headers, socket } = request
  const address = clientAddress({
    socket: socket.remoteAddress,
    forwardedFor: headers['x-forwarded-for'],
    trustedHops: env().MERIDIAN_TRUSTED_HOPS,
  })
  respond(response, await handleBeacon({ headers, body, address }))
}

async function tell(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? ''
  const mark = url.indexOf('?')
  respond(response, await handleCount(new URLSearchParams(mark < 0 ? '' : url.slice(mark))))
}

function respond(response: ServerResponse, { status, headers, body }: BeaconAnswer): void {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) })
  response.end(body)
}

/** The body, or the beginning of one that is too long. */
function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      if (text.length <= beaconLimit) text += chunk
    })
    request.once('end', () => resolve(text))
    request.once('error', reject)
  })
}
