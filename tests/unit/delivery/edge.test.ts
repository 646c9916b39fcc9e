import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEdge } from '@/lib/delivery/edge/edge'
import { renderContext } from '@/lib/delivery/store/render-context.mjs'
import { logger } from '@/lib/logger'

describe('a request that ends in a fault', () => {
  const faults: { what: string; id: string }[] = []
  let origin = ''
  const { handle } = createEdge({
    hosts: null,
    direct: [],
    shared: {
      async answer() {
        throw new Error('no')
      },
    },
    pass: async () => undefined,
    admitAction: () => null,
    onPage: () => ['server-timing', 'rush'],
    onEnd: () => undefined,
    onFault: (what, _error, id) => faults.push({ what, id }),
  })
  const server = createServer(handle)
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.close()
  })

  it('is told to the reader and to the log by one id, and the log has no more of the reader', async () => {
    const response = await fetch(`${origin}/hy/articles/x?utm_source=y`)
    expect(response.status).toBe(500)
    expect(faults).toEqual([{ what: 'GET /hy/articles/x', id: response.headers.get('x-request-id') }])
  })
})

it('what is logged while a page is made names the request that it is made for', () => {
  const lines: string[] = []
  const { write } = process.stderr
  process.stderr.write = (text: string | Uint8Array) => lines.push(String(text)) > 0
  try {
    renderContext.run({ startedAt: 0, request: 'abc' }, () => logger.warn('within'))
    logger.warn('without')
  } finally {
    process.stderr.write = write
  }
  expect(lines.map((line) => JSON.parse(line).request)).toEqual(['abc', undefined])
})
