import { createHash, randomBytes } from 'node:crypto'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { MessageChannel } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Handler } from '@/lib/delivery/renderer/ask'
import { pass } from '@/lib/delivery/renderer/pass'
import type { RendererCalls, ServerCalls } from '@/lib/delivery/renderer/protocol'
import { createStreams } from '@/lib/delivery/renderer/streams'
import { waitFor } from '@/lib/runtime/wait-for'
import { openLine } from '@/lib/thread-line'

const bytes = randomBytes(8_000_000)
const digest = (data: Buffer) => createHash('sha256').update(data).digest('hex')

/** A server whose answers are made behind a line, as the edge and the renderer have it between them. */
describe('what is passed on', () => {
  const { port1, port2 } = new MessageChannel()
  let handler: Handler = async () => undefined
  let server: Server
  let origin = ''
  let taken = 0
  let closed = 0
  const faults: unknown[] = []

  beforeAll(async () => {
    const streams = createStreams()
    const line = openLine<Pick<ServerCalls, 'head' | 'piece'>, RendererCalls>(port1, streams.answers, { buffers: true })
    const asked = new Map<number, ReturnType<typeof pass>>()
    const back = openLine<Pick<RendererCalls, 'pass' | 'leave'>, ServerCalls>(
      port2,
      {
        async pass({ stream, ...question }) {
          const one = pass(handler, question, {
            head: (head) => back.call('head', { stream, ...head }),
            piece: async (piece) => {
              taken += piece.length
              await back.call('piece', { stream, bytes: piece })
            },
          })
          asked.set(stream, one)
          await one.finished
        },
        leave: ({ stream }) => asked.get(stream)?.leave(),
      },
      { buffers: true },
    )
    server = createServer(async (incoming, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of incoming) chunks.push(chunk)
      const question = {
        method: incoming.method ?? 'GET',
        url: incoming.url ?? '/',
        headers: { host: 'example.org' },
        body: Buffer.concat(chunks),
        startedAt: 0,
        request: 'one',
      }
      await streams.pass(line, { question, response }).catch((error: unknown) => {
        faults.push(error)
        response.destroy()
      })
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
    port1.close()
  })

  it('comes with its status, its headers and its body', async () => {
    handler = async (incoming, outgoing) => {
      const chunks: Buffer[] = []
      for await (const chunk of incoming) chunks.push(chunk)
      outgoing.writeHead(201, { 'set-cookie': ['a=1', 'b=2'], 'x-asked': `${incoming.method} ${incoming.url}` })
      outgoing.end(Buffer.concat(chunks))
    }
    const answer = await fetch(`${origin}/api?q=1`, { method: 'POST', body: 'Բարև' })
    expect([answer.status, answer.headers.getSetCookie(), answer.headers.get('x-asked'), await answer.text()]).toEqual([
      201,
      ['a=1', 'b=2'],
      'POST /api?q=1',
      'Բարև',
    ])
  })

  it('comes whole, however long it is', async () => {
    handler = (_incoming, outgoing) => pipeline(Readable.from([bytes, bytes]), outgoing)
    const body = Buffer.from(await (await fetch(origin)).arrayBuffer())
    expect(digest(body)).toBe(digest(Buffer.concat([bytes, bytes])))
  })

  it('has no body when only the head was asked for', async () => {
    handler = async (_incoming, outgoing) => {
      outgoing.setHeader('content-length', '5')
      outgoing.end('12345')
    }
    const answer = await fetch(origin, { method: 'HEAD' })
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, '5', ''])
  })

  it('is not made faster than its reader takes it, and not at all for one who has gone', async () => {
    handler = async (_incoming, outgoing) => {
      outgoing.once('close', () => {
        closed += 1
      })
      await pipeline(Readable.from(Array.from({ length: 40 }, () => bytes)), outgoing).catch(() => undefined)
    }
    taken = 0
    const reader = request(origin).end()
    const answer = await new Promise<NodeJS.ReadableStream>((resolve) => reader.once('response', resolve))
    answer.once('readable', () => undefined)
    await waitFor({ condition: () => taken > 0, timeout: 10_000 })
    let before = -1
    // Until nothing moves any more.
    await waitFor({
      condition: () => {
        const isStill = before === taken
        before = taken
        return isStill
      },
      timeout: 30_000,
      every: 300,
    })
    expect(taken).toBeLessThan(100_000_000)
    reader.destroy()
    await waitFor({ condition: () => closed > 0, timeout: 10_000 })
    expect(faults).toEqual([])
  })

  it('breaks off when the handler does', async () => {
    handler = async (_incoming, outgoing) => {
      outgoing.write('a beginning')
      throw new Error('broken')
    }
    await expect(fetch(origin).then((answer) => answer.text())).rejects.toThrow()
    expect(String(faults)).toContain('broken')
  })
})
