import { connect, type Socket } from 'node:net'
import { type Answer, responseReader } from './response-reader'

/** One keep-alive connection with one request under way at most. */
export type Connection = { busy: boolean; send: (request: Buffer) => void; close: () => void }

type Input = {
  host: string
  port: number
  onAnswer: (answer: Answer) => void
  /** The connection ended; a request under way is lost. */
  onEnd: (reason: string) => void
}

/** Reads into one buffer of its own: allocating for each answer would halve what one core can load. */
export function openConnection({ host, port, onAnswer, onEnd }: Input): Promise<Connection> {
  const buffer = Buffer.allocUnsafe(128 * 1024)
  const connection = { busy: false, send, close: () => socket.destroy() }
  const read = responseReader((answer) => {
    connection.busy = false
    onAnswer(answer)
  })
  let failure = 'closed by the server'
  const socket: Socket = connect({
    host,
    port,
    noDelay: true,
    onread: {
      buffer,
      callback(count) {
        read(buffer, count)
        return true
      },
    },
  })
  function send(request: Buffer): void {
    connection.busy = true
    socket.write(request)
  }
  return new Promise((resolve, reject) => {
    socket.once('error', (error) => {
      failure = error.message
      reject(error)
    })
    socket.once('connect', () => resolve(connection))
    socket.once('close', () => onEnd(failure))
  })
}
