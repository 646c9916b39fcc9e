import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describe, expect, it } from 'vitest'
import { capture } from '@/lib/delivery/renderer/capture'

const request = { url: '/hy', headers: { host: 'example.org' } }

describe('capture', () => {
  it('collects status, headers and body of a handler inside this process', async () => {
    const captured = await capture(async (incoming, outgoing) => {
      outgoing.writeHead(201, { 'X-Asked': `${incoming.method} ${incoming.url} ${incoming.headers.host}` })
      outgoing.write('Բա')
      outgoing.end('րև')
    }, request)
    expect(captured.status).toBe(201)
    expect(captured.headers).toContainEqual(['x-asked', 'GET /hy example.org'])
    expect(captured.body.toString()).toBe('Բարև')
  })

  it('takes a body of any size from a stream', async () => {
    const bytes = randomBytes(3_000_000)
    const captured = await capture((_incoming, outgoing) => pipeline(Readable.from([bytes, bytes]), outgoing), request)
    expect(captured.body.equals(Buffer.concat([bytes, bytes]))).toBe(true)
  })

  it('is empty when the handler says nothing but its status', async () => {
    const captured = await capture(async (_incoming, outgoing) => {
      outgoing.statusCode = 204
      outgoing.end()
    }, request)
    expect(captured).toMatchObject({ status: 204, body: Buffer.alloc(0) })
  })

  it('throws what the handler throws', async () => {
    await expect(capture(() => Promise.reject(new Error('broken')), request)).rejects.toThrow('broken')
  })
})
