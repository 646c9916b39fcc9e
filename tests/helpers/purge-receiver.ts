import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach } from 'vitest'

export type Purge = { id: string; tags: string[]; purge: boolean; at: string }
export type Call = { body: Purge; text: string; headers: Record<string, string | string[] | undefined> }

/** Stands for a content delivery network: takes calls, and answers each with what `answer` says. Closed after each test. */
export function usePurgeReceivers(): () => Promise<{ url: string; calls: Call[]; answer: (status: number) => void }> {
  let closing: (() => void)[] = []
  afterEach(() => {
    for (const close of closing) close()
    closing = []
  })
  return async () => {
    const calls: Call[] = []
    let status = 204
    const server = createServer((request, response) => {
      let text = ''
      request.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8')
      })
      request.on('end', () => {
        calls.push({ body: JSON.parse(text), text, headers: request.headers })
        response.writeHead(status).end()
      })
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    closing.push(() => {
      server.closeAllConnections()
      server.close()
    })
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('the receiver has no port')
    function answer(next: number) {
      status = next
    }
    return { url: `http://127.0.0.1:${address.port}/purge`, calls, answer }
  }
}
