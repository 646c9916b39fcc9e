import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { Writable } from 'node:stream'

export type Captured = { status: number; headers: [string, string][]; body: Buffer }

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** More is no page: it would be held in memory as a whole. Bytes. */
const largest = 32 * 1024 * 1024

const endOfHead = Buffer.from('\r\n\r\n')

/**
 * Asks a handler inside this process and collects its whole response.
 *
 * @param request an address and lower-case headers; there is no body and no connection behind it
 * @throws when the handler does, and when the response is larger than 32 MiB
 */
export function capture(
  handler: Handler,
  request: { url: string; headers: Record<string, string> },
): Promise<Captured> {
  return new Promise((resolve, reject) => {
    const incoming = new IncomingMessage(new Socket())
    incoming.method = 'GET'
    incoming.url = request.url
    incoming.httpVersion = '1.1'
    incoming.httpVersionMajor = 1
    incoming.httpVersionMinor = 1
    incoming.headers = { ...request.headers }
    incoming.rawHeaders = Object.entries(request.headers).flat()
    incoming.push(null)
    const outgoing = new ServerResponse(incoming)
    // The body as it is: no chunks, no promises to a connection that is not there.
    outgoing.useChunkedEncodingByDefault = false
    outgoing.shouldKeepAlive = false
    outgoing.sendDate = false
    const chunks: Buffer[] = []
    let size = 0
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk)
        size += chunk.length
        done(size > largest ? new Error(`a response is larger than ${largest} bytes`) : null)
      },
    })
    sink.once('error', reject)
    outgoing.assignSocket(Object.assign(sink, { setTimeout: () => sink, destroySoon: () => sink.destroy() }) as never)
    outgoing.once('error', reject)
    outgoing.once('finish', () => {
      const all = Buffer.concat(chunks)
      const head = all.indexOf(endOfHead)
      resolve({
        status: outgoing.statusCode,
        headers: headerPairs(outgoing),
        body: head < 0 ? all : all.subarray(head + 4),
      })
      outgoing.detachSocket(sink as never)
      // Node tells listeners that a connection is over; some clean up only then.
      outgoing.emit('close')
    })
    handler(incoming, outgoing).catch(reject)
  })
}

function headerPairs(response: ServerResponse): [string, string][] {
  return Object.entries(response.getHeaders()).flatMap(([name, value]) =>
    [value].flat().flatMap((one): [string, string][] => (one === undefined ? [] : [[name, String(one)]])),
  )
}
