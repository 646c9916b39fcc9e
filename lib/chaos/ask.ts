import { type Agent, request } from 'node:http'

/** `status` 0: no answer. */
export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string }

/** One GET request, as it is: no redirects, no decoding, no waiting beyond ten seconds. */
export function ask(options: {
  port: number
  path: string
  headers?: Record<string, string>
  agent?: Agent
}): Promise<Answer> {
  const { port, path, headers = {}, agent } = options
  return new Promise((resolve) => {
    const nothing = () => resolve({ status: 0, headers: {}, body: '' })
    const asking = request({ host: '127.0.0.1', port, path, headers, timeout: 10_000, ...(agent ? { agent } : {}) })
    asking.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', nothing)
      response.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8')
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
      })
    })
    asking.on('timeout', () => asking.destroy())
    asking.on('error', nothing)
    asking.end()
  })
}
