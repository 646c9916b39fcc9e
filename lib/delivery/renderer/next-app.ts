import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Handler } from './ask'

export type NextApp = {
  handle: Handler
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>
}

/** Next in this thread, ready to be asked. */
export async function startNext(options: { dev: boolean; directory: string; port: number }): Promise<NextApp> {
  const { directory, ...rest } = options
  // Only now: the thread that serves has no use for it.
  const { default: next } = await import('next')
  const app = next({ ...rest, hostname: 'localhost', dir: directory, quiet: !options.dev })
  await app.prepare()
  const handler = app.getRequestHandler()
  return { handle: (request, response) => handler(request, response), upgrade: app.getUpgradeHandler() }
}
