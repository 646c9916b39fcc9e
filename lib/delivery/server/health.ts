import { createServer, type Server } from 'node:http'
import type { Readiness } from './readiness'

type Options = {
  port: number
  host: string
  readiness: Pick<Readiness, 'look'>
  metrics: { text: () => Promise<string>; contentType: string }
}

/**
 * For those who run the site, on a port of its own that readers do not reach: `/healthz` (the process lives), `/readyz`
 * (requests may come), `/metrics`.
 */
export async function startHealthServer(options: Options): Promise<Server> {
  const server = createServer(async (request, response) => {
    response.setHeader('content-type', 'text/plain; charset=utf-8')
    response.setHeader('cache-control', 'no-store')
    if (request.url === '/healthz') response.end('alive\n')
    else if (request.url === '/readyz') {
      const { isReady, words } = options.readiness.look()
      response.statusCode = isReady ? 200 : 503
      response.end(`${words}\n`)
    } else if (request.url === '/metrics') {
      response.setHeader('content-type', options.metrics.contentType)
      response.end(await options.metrics.text())
    } else {
      response.statusCode = 404
      response.end('/healthz, /readyz or /metrics\n')
    }
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  return server
}
