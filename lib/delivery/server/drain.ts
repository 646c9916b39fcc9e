import type { Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { delivery } from '../constants'

/**
 * Lets a server come to its end: what is under way is answered, the answers say that the connection ends with them, and
 * nobody is cut off in the middle of a request.
 *
 * @param options.grace milliseconds in which requests still come, until those who send them have heard of the end
 */
export function createDrain(server: Server, options: { grace: number }) {
  let draining = false
  const closeIdle = [() => server.closeIdleConnections()]

  // `prepend`: the header must be set before anything is answered.
  server.prependListener('request', (_request, response) => {
    if (draining) response.shouldKeepAlive = false
  })

  return {
    isDraining: () => draining,
    /** For connections that the server itself has not taken over. */
    alsoCloseIdle: (close: () => void) => void closeIdle.push(close),
    async drain(): Promise<void> {
      draining = true
      const end = performance.now() + delivery.drained
      await wait(options.grace)
      let isClosed = false
      server.close(() => {
        isClosed = true
      })
      while (!isClosed && performance.now() < end) {
        for (const close of closeIdle) close()
        await wait(20)
      }
      server.closeAllConnections()
    },
  }
}
