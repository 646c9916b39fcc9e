import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { delivery } from '../constants'
import { type Asked, readHead } from './request-head'
import { responsePieces } from './response-pieces'
import type { Answer } from './send'

type Options = {
  /** What leaves now, or when it is made; null: the request takes the usual way. */
  handlePlain: (request: Asked) => Answer | Promise<Answer> | null
  isDraining: () => boolean
}

/**
 * Answers the plainest requests for what is the same for everybody on the connection itself. Node's HTTP objects cost more
 * than such an answer does. Whatever else comes, the connection is given to the server's own listener for good, with
 * every byte that was read: there is one implementation of HTTP, and this is not it.
 *
 * @param server not listening yet
 */
export function addFastPath(server: Server, options: Options): { closeIdle: () => void } {
  const idle = new Set<Socket>()
  const listeners = server.listeners('connection')
  server.removeAllListeners('connection')
  server.on('connection', (socket: Socket) => {
    idle.add(socket)
    // As long as Node waits for the head of a first request.
    socket.setTimeout(delivery.headersTimeout)
    let isTimed = false

    function read(chunk: Buffer): void {
      const found = socket.writableLength > 0 || options.isDraining() ? null : answerTo(chunk)
      if (!found) handOver(chunk)
      else if (found instanceof Promise) void answerLater(found)
      else answer(found)
    }

    function answerTo(chunk: Buffer): Answer | Promise<Answer> | null {
      const request = readHead(chunk.toString('latin1'))
      return request && options.handlePlain(request)
    }

    function answer(found: Answer, isLast = false): void {
      const pieces = responsePieces(found, isLast)
      if (pieces.length > 1) socket.cork()
      for (const piece of pieces) socket.write(piece)
      if (pieces.length > 1) socket.uncork()
      if (!isTimed) socket.setTimeout(delivery.keepAlive)
      isTimed = true
    }

    /** What comes meanwhile waits: at most a buffer of it is read from a reader who waits for an answer. */
    async function answerLater(making: Promise<Answer>): Promise<void> {
      idle.delete(socket)
      socket.pause().setTimeout(0)
      const found = await making.catch(() => null)
      // Who has ended the connection meanwhile is not there any more, and Node waits for nobody either.
      if (!found || !socket.writable) return void socket.destroy()
      isTimed = false
      const isLast = options.isDraining()
      answer(found, isLast)
      // Nothing that comes after a last answer may be done.
      if (isLast) return void socket.destroySoon()
      idle.add(socket)
      socket.resume()
    }

    function handOver(chunk: Buffer): void {
      leave()
      socket.pause()
      socket.unshift(chunk)
      for (const listen of listeners) Reflect.apply(listen, server, [socket])
      process.nextTick(() => socket.resume())
    }

    const finish = () => socket.end()
    const drop = () => socket.destroy()
    function leave(): void {
      idle.delete(socket)
      socket.off('data', read).off('end', finish).off('timeout', drop).off('error', drop).off('close', leave)
      socket.setTimeout(0)
    }
    socket.on('data', read).on('end', finish).on('timeout', drop).on('error', drop).on('close', leave)
  })

  return {
    closeIdle() {
      for (const socket of idle) if (socket.writableLength === 0) socket.destroy()
    },
  }
}
