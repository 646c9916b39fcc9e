import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { afterEach } from 'vitest'

export type Gate = { url: string; cut: () => void; mend: () => void }

/** Ways to a database that can be cut in the middle of a query, and mended. Closed after each test. */
export function useGates(): (databaseUrl: string) => Promise<Gate> {
  let closing: (() => void)[] = []
  afterEach(() => {
    for (const close of closing) close()
    closing = []
  })
  return async (databaseUrl) => {
    const target = new URL(databaseUrl)
    const sockets = new Set<Socket>()
    let isCut = false
    const server = createServer((socket) => {
      if (isCut) return socket.destroy()
      const there = connect({ host: target.hostname, port: Number(target.port) })
      for (const end of [socket, there]) {
        sockets.add(end)
        end.on('error', () => undefined)
        end.once('close', () => {
          socket.destroy()
          there.destroy()
        })
      }
      socket.pipe(there).pipe(socket)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('the gate has no port')
    function cut() {
      isCut = true
      for (const socket of sockets) socket.destroy()
      sockets.clear()
    }
    closing.push(() => {
      cut()
      server.close()
    })
    const url = new URL(databaseUrl)
    url.port = String(address.port)
    function mend() {
      isCut = false
    }
    return { url: url.href, cut, mend }
  }
}
