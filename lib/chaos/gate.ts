import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** `cut` refuses connections; `silent` accepts them and never answers, as a machine behind a broken network does. */
export type GateState = 'open' | 'cut' | 'silent'

export type Gate = { url: string; set: (state: GateState) => void; close: () => void }

/** A way to a database that can be cut and silenced, also in the middle of a query. */
export async function openGate(databaseUrl: string): Promise<Gate> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let state: GateState = 'open'

  function keep(socket: Socket): Socket {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => sockets.delete(socket))
    return socket
  }

  const server = createServer((socket) => {
    keep(socket)
    if (state === 'cut') return void socket.destroy()
    if (state === 'silent') return void socket.resume()
    const there = keep(connect({ host: target.hostname, port: Number(target.port) }))
    socket.once('close', () => there.destroy())
    there.once('close', () => socket.destroy())
    // Whatever arrives while the gate is silent is gone.
    socket.on('data', (chunk) => state === 'open' && there.write(chunk))
    there.on('data', (chunk) => state === 'open' && socket.write(chunk))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the gate has no port')
  const url = new URL(databaseUrl)
  url.port = String(address.port)

  function destroyAll(): void {
    for (const socket of sockets) socket.destroy()
  }

  return {
    url: url.href,
    set(next) {
      // A connection that was silent has lost bytes: it is of no use any more.
      const isOver = next === 'cut' || (state === 'silent' && next === 'open')
      state = next
      if (isOver) destroyAll()
    },
    close() {
      destroyAll()
      server.close()
    },
  }
}
