import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createEdge } from '@/lib/delivery/edge/edge'
import { addFastPath } from '@/lib/delivery/edge/fast-path'
import { createQueue } from '@/lib/delivery/edge/queue'
import { createResponseCache } from '@/lib/delivery/edge/response-cache'
import { createShared } from '@/lib/delivery/edge/shared'
import { createMaker } from '@/lib/delivery/renderer/make'
import { createPageStore } from '@/lib/delivery/store/page-store.mjs'
import { renderContext } from '@/lib/delivery/store/render-context.mjs'
import { createTagClock } from '@/lib/delivery/store/tag-clock.mjs'

const page = '/hy/articles/story'
const plain = `GET ${page} HTTP/1.1\r\nHost: news.example\r\nAccept-Encoding: gzip\r\n\r\n`

describe('a connection that is answered without HTTP objects', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'meridian-fast-'))
  const clock = createTagClock()
  const servers: Server[] = []
  let isDraining = false
  let isDatabaseThere = true
  /** Requests that Node's own parser has read on the server with the fast path. */
  let slow = 0
  let closeIdle = () => undefined as unknown
  /** Pages are made when it opens. */
  let gate = Promise.resolve()

  beforeAll(async () => {
    const queue = createQueue({ atOnce: 4, waiting: 10, patience: 1_000 })
    const shared = createShared({
      make: createMaker({
        async next({ url = '' }, response) {
          Object.assign(renderContext.getStore() ?? {}, { tags: ['story'] })
          if (url.startsWith('/hy/broken')) throw new Error('broken')
          await gate
          const status = url.startsWith('/hy/none') ? 404 : 200
          response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 's-maxage=300' })
          response.end(`<html>${'text '.repeat(500)}</html>`)
        },
        constant: [['x-content-type-options', 'nosniff']],
        nothingAt: async () => null,
        onUnknownScript: () => undefined,
      }),
      cache: createResponseCache({ maxBytes: 1e7, clock }),
      pages: createPageStore({ directory, maxBytes: 1e6 }),
      clock,
      queueOf: () => queue,
      constant: [['x-content-type-options', 'nosniff']],
      requestHeaders: {},
      isDatabaseThere: () => isDatabaseThere,
      isDatabaseGone: () => !isDatabaseThere,
      onFault: () => undefined,
      onRender: () => undefined,
      findStaticFile: async () => null,
    })
    const edge = createEdge({
      hosts: new Set(['news.example']),
      direct: [],
      shared,
      async pass(_request, response) {
        response.end('passed on')
      },
      admitAction: () => null,
      onPage: () => ['server-timing', 'rush'],
      onEnd: () => undefined,
      onFault: () => undefined,
    })
    for (const isFast of [true, false]) {
      const server = createServer({ keepAliveTimeout: 65_000 }, edge.handle)
      if (isFast) {
        server.prependListener('request', () => {
          slow += 1
        })
        closeIdle = addFastPath(server, { handlePlain: edge.handlePlain, isDraining: () => isDraining }).closeIdle
      }
      servers.push(server)
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    }
    for (const encoding of ['br', 'gzip', 'identity']) await ask(1, plain.replace('gzip', encoding))
    // On a busy machine a client may be gone before its answer is made, and then nothing is kept.
    await vi.waitFor(async () => {
      await ask(1, plain)
      expect(await isAnsweredFast(plain)).toBe(true)
    }, 5_000)
  })
  beforeEach(() => {
    slow = 0
    isDraining = false
    isDatabaseThere = true
    gate = Promise.resolve()
  })
  afterAll(() => {
    for (const server of servers) server.close()
    rmSync(directory, { recursive: true, force: true })
  })

  function portOf(which: 0 | 1): number {
    const address = servers[which]?.address() as AddressInfo | undefined
    return address?.port ?? 0
  }

  /** Sends bytes and reads all that comes until the server ends the connection; only the date may differ. */
  const ask = (which: 0 | 1, ...chunks: readonly string[]) => talk({ which, until: 0 }, chunks)

  /** @param options.until the client ends when so many answers have begun; a server does not wait for one who ended before */
  function talk(options: { which: 0 | 1; until: number }, chunks: readonly string[]): Promise<string> {
    const { which, until } = options
    return new Promise((resolve, reject) => {
      const port = portOf(which)
      const socket = connect({ port, host: '127.0.0.1' })
      let answer = ''
      socket.setEncoding('latin1')
      socket.on('data', (text: string) => {
        answer += text
        if (until > 0 && answer.split('HTTP/1.1 ').length > until) setTimeout(() => socket.end(), 20)
      })
      socket.once('error', reject)
      socket.once('close', () => resolve(answer.replaceAll(/\r\nDate: [^\r]*/g, '')))
      const [first = '', ...others] = chunks
      socket.write(first, 'latin1')
      // One after another as a client sends them: what comes in one piece is another case, and tried as well.
      const send = (left: readonly string[]) => {
        const [next, ...rest] = left
        if (next !== undefined) setImmediate(() => socket.write(next, 'latin1', () => send(rest)))
        else if (until === 0) socket.end()
      }
      setImmediate(() => setImmediate(() => send(others)))
    })
  }

  async function isAnsweredFast(request: string): Promise<boolean> {
    slow = 0
    return (await ask(0, request)) !== '' && slow === 0
  }

  const both = (chunks: readonly string[]) => Promise.all([ask(0, ...chunks), ask(1, ...chunks)])

  const same = async (...chunks: readonly string[]) => {
    let [fast, usual] = await both(chunks)
    // On a busy machine both may see that the client has ended before they have answered, and then nobody gets anything.
    for (let attempt = 1; attempt < 4 && fast === '' && usual === ''; attempt += 1) {
      slow = 0
      ;[fast, usual] = await both(chunks)
    }
    expect(fast).toBe(usual)
    return fast
  }

  it('sends what Node would send, byte for byte, and Node has not read a word', async () => {
    const answer = await same(plain)
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(answer).toContain('content-encoding: gzip')
    expect(slow).toBe(0)
  })

  it('tells a reader who has the page so', async () => {
    const etag = /etag: ("[^"]+")/.exec(await ask(0, plain))?.[1]
    const answer = await same(plain.replace('\r\n\r\n', `\r\nIf-None-Match: ${etag}\r\n\r\n`))
    expect(answer).toMatch(/^HTTP\/1\.1 304 Not Modified\r\n/)
    expect(slow).toBe(0)
  })

  it('marks pages while the database is away', async () => {
    isDatabaseThere = false
    expect(await same(plain)).toContain('x-meridian-copy: the last known one')
    expect(slow).toBe(0)
  })

  it('answers again and again on one connection', async () => {
    const answer = await ask(0, plain, plain, plain)
    expect(answer.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3)
  })

  it('waits for what is not made yet, says the same as Node, and stays on the connection', async () => {
    for (const kind of ['story', 'none', 'broken']) {
      const address = (which: number) => plain.replace(page, `/hy/${kind}-${which}`)
      const [fast, usual] = await Promise.all([
        talk({ which: 0, until: 1 }, [address(0)]),
        talk({ which: 1, until: 1 }, [address(1)]),
      ])
      const unlike = /\r\nx-request-id: [^\r]*/g
      expect(fast.replaceAll(unlike, '')).toBe(usual.replaceAll(unlike, ''))
      expect(fast).toMatch(/^HTTP\/1\.1 (?:200 OK|404 Not Found|503 Service Unavailable)\r\n/)
    }
    expect(slow).toBe(0)
    const answer = await talk({ which: 0, until: 3 }, [
      plain.replace(page, '/hy/late'),
      plain,
      plain.replace(page, '/hy/later'),
    ])
    expect(answer.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3)
    expect(slow).toBe(0)
  })

  it('reads no further while an answer is waited for, and forgets a reader who goes meanwhile', async () => {
    let open = () => undefined as unknown
    gate = new Promise((resolve) => {
      open = resolve as typeof open
    })
    const waiting = talk({ which: 0, until: 3 }, [plain.replace(page, '/hy/waits'), plain, plain])
    const port = portOf(0)
    const leaving = connect({ port, host: '127.0.0.1' })
    leaving.write(plain.replace(page, '/hy/left'))
    await new Promise((resolve) => setTimeout(resolve, 50))
    leaving.resetAndDestroy()
    // Neither of them is idle: an end of the server must not cut them off.
    closeIdle()
    open()
    expect((await waiting).match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3)
    expect(slow).toBe(0)
  })

  it('ends a connection with the answer that was waited for when the server ends', async () => {
    let open = () => undefined as unknown
    gate = new Promise((resolve) => {
      open = resolve as typeof open
    })
    // What comes after the last answer must not be done.
    const late = plain.replace(page, '/en/search?q=x')
    const waiting = talk({ which: 0, until: 2 }, [plain.replace(page, '/hy/last'), late])
    await new Promise((resolve) => setTimeout(resolve, 50))
    isDraining = true
    open()
    const answer = await waiting
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\nConnection: close\r\n\r\n/)
    expect(answer).not.toContain('Keep-Alive')
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1)
    expect(slow).toBe(0)
  })

  it('loses nothing of a request that comes in pieces, or of several that come at once', async () => {
    await same(plain.slice(0, 20), plain.slice(20))
    await same(plain + plain)
    await same(plain, `${plain}GET /en/search?q=x HTTP/1.1\r\nHost: news.example\r\n\r\n`)
    expect(slow).toBeGreaterThan(0)
  })

  it('gives every other request to Node', async () => {
    for (const request of [
      plain.replace('GET', 'HEAD'),
      plain.replace('HTTP/1.1', 'HTTP/1.0'),
      plain.replace('news.example', 'other.example'),
      plain.replace('Host: news.example\r\n', ''),
      plain.replace('\r\n\r\n', '\r\nHost: other.example\r\n\r\n'),
      plain.replace('\r\n\r\n', '\r\nRSC: 1\r\n\r\n'),
      plain.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'),
      plain.replace('\r\n\r\n', '\r\nContent-Length: 4\r\n\r\nbody'),
      plain.replace('\r\n\r\n', '\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'),
      plain.replace('\r\n\r\n', '\r\n folded\r\n\r\n'),
      plain.replace(page, '/en/search?q=x'),
      plain.replace(page, '/%00'),
      plain.replace('Accept-Encoding:', 'Accept-Encoding :'),
      plain.replaceAll('\r\n', '\n'),
      'nonsense\r\n\r\n',
    ]) {
      slow = 0
      await same(request)
      const isRead = slow === 1
      const isRefusedByParser = !isRead && /^HTTP\/1\.1 4\d\d/.test(await ask(0, request))
      expect(isRead || isRefusedByParser, request).toBe(true)
    }
  })

  it('never answers otherwise than Node, whatever comes', { timeout: 60_000 }, async () => {
    const name = fc.constantFrom(
      'Accept-Encoding',
      'accept',
      'COOKIE',
      'If-None-Match',
      'Range',
      'x-y',
      'Next-Url',
      'TE',
    )
    const value = fc.oneof(fc.constantFrom('gzip', 'br;q=0, gzip', '*', '', 'a\tb', 'é'), fc.string({ maxLength: 12 }))
    const header = fc.tuple(
      name,
      fc.constantFrom(': ', ':', ':\t', ' :'),
      value,
      fc.constantFrom('\r\n', ' \r\n', '\n'),
    )
    const target = fc.constantFrom(
      page,
      `${page}/`,
      `${page}?utm_source=x`,
      '/a b',
      '*',
      'http://news.example/hy',
      '/%zz',
    )
    const request = fc.tuple(
      fc.constantFrom('GET ', 'get ', 'GET  '),
      target,
      fc.constantFrom(' HTTP/1.1\r\n', ' HTTP/1.1\n', ' HTTP/2.0\r\n'),
      fc.array(header, { maxLength: 4 }).map((headers) => headers.map((parts) => parts.join('')).join('')),
      fc.constantFrom('Host: news.example\r\n', 'host:news.example:80\r\n', ''),
      fc.constantFrom('\r\n', '\r\nGET / HTTP/1.1\r\n\r\n', ''),
    )
    await fc.assert(
      fc.asyncProperty(request, async (parts) => void (await same(parts.join('')))),
      { numRuns: 300 },
    )
  })

  it('says of the last answers before the end that they are the last, and lets idle connections go', async () => {
    const port = portOf(0)
    const idle = connect({ port, host: '127.0.0.1' })
    const gone = new Promise((resolve) => idle.once('close', resolve))
    await new Promise((resolve) => idle.once('connect', resolve))
    await ask(0, plain)
    isDraining = true
    await ask(0, plain)
    expect(slow).toBe(1)
    closeIdle()
    await gone
  })
})
