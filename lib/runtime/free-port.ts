import { createServer } from 'node:net'
import { errorCode } from './system-errors'

/** A port of the loopback interface that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Why a port cannot be listened on ("EADDRINUSE", "EACCES"); null when it can. Tried on every address, as Next does. */
export async function portTrouble(port: number): Promise<string | null> {
  for (const host of [undefined, '127.0.0.1', '0.0.0.0']) {
    const trouble = await tryListen({ port, host })
    if (trouble) return trouble
  }
  return null
}

function tryListen(options: { port: number; host: string | undefined }): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(errorCode(error) ?? 'unknown'))
    server.listen({ port: options.port, host: options.host }, () => server.close(() => resolve(null)))
  })
}
