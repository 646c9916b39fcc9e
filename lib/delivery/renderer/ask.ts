import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export type Question = { method: string; url: string; headers: Record<string, string>; body: Buffer | null }

type Done = (error?: Error | null) => void

/** Where the bytes of a response go: its head, an empty line, its body. */
export type Sink = { write: (bytes: Buffer, done: Done) => void }

/** A question under way. */
export type Asked = {
  /** Rejects when the handler or the sink does, and when whoever asked has left. */
  finished: Promise<void>
  /** Whoever asked does not want it any more. */
  leave: () => void
}

/**
 * Asks a handler inside this thread, without a connection.
 *
 * @param question lower-case headers
 */
export function ask(handler: Handler, question: Question, sink: Sink): Asked {
  const incoming = new IncomingMessage(new Socket())
  incoming.method = question.method
  incoming.url = question.url
  incoming.httpVersion = '1.1'
  incoming.httpVersionMajor = 1
  incoming.httpVersionMinor = 1
  incoming.headers = { ...question.headers }
  incoming.rawHeaders = Object.entries(question.headers).flat()
  if (question.body) incoming.push(question.body)
  incoming.push(null)
  const outgoing = new ServerResponse(incoming)
  // The body as it is: no chunks, no promises to a connection that is not there.
  outgoing.useChunkedEncodingByDefault = false
  outgoing.shouldKeepAlive = false
  outgoing.sendDate = false
  const socket = new SinkSocket(sink)
  outgoing.assignSocket(socket)
  // What a server does for its connections: whoever waits to write more hears of it from the response.
  socket.on('drain', () => outgoing.emit('drain'))

  let giveUp: (error: Error) => void = () => undefined
  const finished = new Promise<void>((resolve, reject) => {
    giveUp = reject
    socket.once('error', reject)
    outgoing.once('error', reject)
    outgoing.once('finish', () => {
      resolve()
      outgoing.detachSocket(socket)
      // Node tells listeners that a connection is over; some clean up only then.
      outgoing.emit('close')
    })
    handler(incoming, outgoing).catch(reject)
  })
  return {
    finished,
    leave() {
      giveUp(new Error('whoever asked has left'))
      incoming.destroy()
      socket.destroy()
    },
  }
}

/** Looks like a connection to the response. */
class SinkSocket extends Socket {
  private readonly sink: Sink

  constructor(sink: Sink) {
    super()
    this.sink = sink
  }

  override _write(chunk: Buffer | string, encoding: BufferEncoding, done: Done): void {
    this.sink.write(bytesOf(chunk, encoding), done)
  }

  override _writev(chunks: { chunk: Buffer | string; encoding: BufferEncoding }[], done: Done): void {
    this.sink.write(Buffer.concat(chunks.map(({ chunk, encoding }) => bytesOf(chunk, encoding))), done)
  }
}

function bytesOf(chunk: Buffer | string, encoding: BufferEncoding): Buffer {
  return typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk
}

/** Status and headers as they were written: what a handler gives to `writeHead` alone is nowhere else. */
export function headOf(head: Buffer): { status: number; headers: [string, string][] } {
  const [first = '', ...lines] = head.toString('latin1').split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  return { status: Number(first.split(' ')[1]), headers }
}
