import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'

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
    const sink = new Sink(largest)
    sink.once('error', reject)
    outgoing.assignSocket(sink)
    // What a server does for its connections: whoever waits to write more hears of it from the response.
    sink.on('drain', () => outgoing.emit('drain'))
    outgoing.once('error', reject)
    outgoing.once('finish', () => {
      const all = Buffer.concat(sink.chunks)
      const head = all.indexOf(endOfHead)
      resolve({
        status: outgoing.statusCode,
        headers: headerPairs(all.subarray(0, Math.max(head, 0))),
        body: head < 0 ? all : all.subarray(head + endOfHead.length),
      })
      outgoing.detachSocket(sink)
      // Node tells listeners that a connection is over; some clean up only then.
      outgoing.emit('close')
    })
    handler(incoming, outgoing).catch(reject)
  })
}

/** Looks like a connection to the response and keeps what is written to it. */
class Sink extends Socket {
  readonly chunks: Buffer[] = []
  private room: number

  constructor(room: number) {
    super()
    this.room = room
  }

  override _write(chunk: Buffer | string, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.keep(chunk, encoding)
    done(this.overflow())
  }

  override _writev(
    chunks: { chunk: Buffer | string; encoding: BufferEncoding }[],
    done: (error?: Error | null) => void,
  ): void {
    for (const { chunk, encoding } of chunks) this.keep(chunk, encoding)
    done(this.overflow())
  }

  private keep(chunk: Buffer | string, encoding: BufferEncoding): void {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk
    this.chunks.push(bytes)
    this.room -= bytes.length
  }

  private overflow(): Error | null {
    return this.room < 0 ? new Error('a response is too large to be held in memory') : null
  }
}

/** As they were written: what a handler gives to `writeHead` alone is nowhere else. */
function headerPairs(head: Buffer): [string, string][] {
  const [, ...lines] = head.toString('latin1').split('\r\n')
  return lines.map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
}
