import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { delivery } from '../constants'
import { type Asked, readHead } from './request-head'
import { responsePieces } from './response-pieces'
import type { Ready } from './shared'

type Options = {
  /** What can leave this moment, counted as answered; null: the request takes the usual way. */
  atOnce: (request: Asked) => Ready | null
  isDraining: () => boolean
}

/**
 * Answers the plainest requests for finished responses on the connection itself. Node's HTTP objects cost more
 * than the answer does. Whatever else comes, the connection is given to the server's own listener for good, with
 * every byte that was read: there is one implementation of HTTP, and this is not it.
 *
 * @param server not listening yet
 */
export function addFastPath(server: Server, options: Options): { closeIdle: () => void } {
  const sockets = new Set<Socket>()
  const listeners = server.listeners('connection')
  server.removeAllListeners('connection')
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    // As long as Node waits for the head of a first request.
    socket.setTimeout(delivery.headersTimeout)
    let isNewcomer = true

    function read(chunk: Buffer): void {
      const found = socket.writableLength > 0 || options.isDraining() ? null : answerTo(chunk)
      if (found) answer(found)
      else handOver(chunk)
    }

    function answer(found: Ready): void {
      const pieces = responsePieces(found)
      if (pieces.length > 1) socket.cork()
      for (const piece of pieces) socket.write(piece)
      if (pieces.length > 1) socket.uncork()
      if (isNewcomer) socket.setTimeout(delivery.keepAlive)
      isNewcomer = false
    }

    function answerTo(chunk: Buffer): Ready | null {
      const request = readHead(chunk.toString('latin1'))
      return request && options.atOnce(request)
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
      sockets.delete(socket)
      socket.off('data', read).off('end', finish).off('timeout', drop).off('error', drop).off('close', leave)
      socket.setTimeout(0)
    }
    socket.on('data', read).on('end', finish).on('timeout', drop).on('error', drop).on('close', leave)
  })

  return {
    closeIdle() {
      for (const socket of sockets) if (socket.writableLength === 0) socket.destroy()
    },
  }
}
