// Run as a process of its own, on the other core: sends beacons of distinct readers over kept connections.

import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { z } from 'zod'

const orderSchema = z.object({
  port: z.number(),
  origin: z.string(),
  seconds: z.number(),
  connections: z.number(),
  stories: z.array(z.object({ articleId: z.string(), translationId: z.string() })),
})

const order = orderSchema.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')))
const end = performance.now() + order.seconds * 1_000
const statuses = new Map<string, number>()
let reader = 0

function beacon(): string {
  reader += 1
  const story = order.stories[reader % order.stories.length]
  const body = JSON.stringify({ ...story, from: '', driven: false })
  return [
    'POST /api/v1/views HTTP/1.1',
    `Host: ${new URL(order.origin).host}`,
    `Origin: ${order.origin}`,
    'Sec-Fetch-Site: same-origin',
    'Sec-Fetch-Dest: empty',
    'Accept-Language: hy',
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36',
    `X-Forwarded-For: 10.${(reader >>> 16) & 255}.${(reader >>> 8) & 255}.${reader & 255}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n')
}

function connection(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: order.port, host: '127.0.0.1', noDelay: true })
    let text = ''
    socket.setEncoding('latin1')
    socket.once('error', reject)
    socket.once('connect', () => socket.write(beacon()))
    socket.on('data', (chunk: string) => {
      text += chunk
      const head = text.indexOf('\r\n\r\n')
      const length = Number(/content-length: (\d+)/i.exec(text.slice(0, head))?.[1] ?? 0)
      if (head < 0 || text.length < head + 4 + length) return
      const status = text.slice(9, 12)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      text = ''
      if (performance.now() < end) socket.write(beacon())
      else {
        socket.destroy()
        resolve()
      }
    })
  })
}

const started = performance.now()
await Promise.all(Array.from({ length: order.connections }, connection))
const seconds = (performance.now() - started) / 1_000
process.stdout.write(JSON.stringify({ seconds, statuses: Object.fromEntries(statuses) }))
