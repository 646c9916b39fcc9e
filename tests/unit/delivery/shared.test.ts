import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createQueue } from '@/lib/delivery/edge/queue'
import { createResponseCache } from '@/lib/delivery/edge/response-cache'
import { write } from '@/lib/delivery/edge/send'
import { createShared } from '@/lib/delivery/edge/shared'
import { readTarget } from '@/lib/delivery/edge/target'
import { createMaker } from '@/lib/delivery/renderer/make'
import { createPageStore } from '@/lib/delivery/store/page-store.mjs'
import { renderContext } from '@/lib/delivery/store/render-context.mjs'
import { createTagClock } from '@/lib/delivery/store/tag-clock.mjs'
import { dependsOn } from '@/lib/page-dependencies'
import { waitFor } from '@/lib/runtime/wait-for'

describe('what is the same for everybody', () => {
  const clock = createTagClock()
  let directory = ''
  let close = () => undefined as unknown
  let isDatabaseThere = true
  /** What the page says now, and what happens while it is made. */
  let text = ''
  let whileMaking: () => void = () => undefined
  let renders = 0
  let faults: string[] = []
  /** Addresses at which there is nothing. */
  let nothing = new Set<string>()
  let origin = ''
  /** Seconds for which a page is kept. */
  let life = 300

  beforeEach(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'meridian-shared-'))
    isDatabaseThere = true
    renders = 0
    faults = []
    nothing = new Set()
    life = 300
    whileMaking = () => undefined
    const queue = createQueue({ atOnce: 4, waiting: 10, patience: 1_000 })
    const shared = createShared({
      make: createMaker({
        async next(request, response) {
          renders += 1
          Object.assign(renderContext.getStore() ?? {}, { tags: ['story'] })
          const read = text
          whileMaking()
          await new Promise((resolve) => setTimeout(resolve, 20))
          const status = request.url === '/hy/-' ? 404 : read === '' ? 410 : 200
          response.writeHead(status, {
            'content-type': 'text/html; charset=utf-8',
            'cache-control': `s-maxage=${life}`,
          })
          response.end(`<html>${read}</html>`)
        },
        constant: [],
        async nothingAt(url) {
          dependsOn(['address'])
          return nothing.has(url) ? '/hy/-' : null
        },
        onUnknownScript: () => undefined,
      }),
      cache: createResponseCache({ maxBytes: 1e6, clock }),
      pages: createPageStore({ directory, maxBytes: 1e6 }),
      clock,
      queueOf: () => queue,
      constant: [],
      requestHeaders: {},
      isDatabaseThere: () => isDatabaseThere,
      isDatabaseGone: () => !isDatabaseThere,
      onFault: (what) => faults.push(what),
      onRender: () => undefined,
      findStaticFile: async () => null,
    })
    const server = createServer((request, response) => {
      const target = readTarget(request)
      if ('path' in target)
        void Promise.resolve(shared.answer({ request, target, extra: [] })).then((answer) =>
          write(request, response, answer),
        )
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    origin = `http://127.0.0.1:${port}`
    close = () => server.close()
  })
  afterEach(() => {
    close()
    rmSync(directory, { recursive: true, force: true })
    expect(faults).toEqual([])
  })

  async function ask(address = '/hy/articles/story') {
    const response = await fetch(origin + address)
    return {
      status: response.status,
      text: (await response.text()).replace(/<\/?html>/g, ''),
      mark: response.headers.get('x-meridian-copy'),
    }
  }

  /** Once, in the middle of a render. */
  function meanwhile(change: () => void): void {
    whileMaking = () => {
      whileMaking = () => undefined
      change()
    }
  }

  it('is made once however many ask', async () => {
    text = 'one'
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask()))
    expect(new Set(answers.map((answer) => answer.text))).toEqual(new Set(['one']))
    expect(renders).toBe(1)
  })

  it('is made again when something on it changed while it was made: who asks after a publication gets it', async () => {
    text = 'before'
    meanwhile(() => {
      text = 'after'
      clock.fall({ tags: ['story'] })
    })
    expect((await ask()).text).toBe('after')
    expect((await ask()).text).toBe('after')
    expect(renders).toBe(2)
  })

  it('does not leave when it was withdrawn while it was made', async () => {
    text = 'withdrawn'
    meanwhile(() => {
      text = ''
      clock.fall({ tags: ['story'], purge: true })
    })
    expect(await ask()).toMatchObject({ status: 410, text: '' })
  })

  it('is answered however fast it changes', async () => {
    text = 'always new'
    whileMaking = () => clock.fall({ tags: ['story'] })
    expect((await ask()).text).toBe('always new')
  })

  it('says that it is the last one known while the database says nothing', async () => {
    text = 'one'
    expect((await ask()).mark).toBeNull()
    isDatabaseThere = false
    expect(await ask()).toEqual({ status: 200, text: 'one', mark: 'the last known one' })
    clock.fall({ tags: ['story'] })
    isDatabaseThere = true
    text = 'two'
    expect(await ask()).toEqual({ status: 200, text: 'two', mark: null })
  })

  describe('at which there is nothing', () => {
    const addresses = Array.from({ length: 20 }, (_, number) => `/hy/articles/made-up-${number}`)
    beforeEach(() => {
      text = 'nothing here'
      nothing = new Set(addresses)
    })

    it('is one page for all addresses, made once', async () => {
      const answers = []
      for (const address of addresses) answers.push(await ask(address))
      expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`))).toEqual(new Set(['404 nothing here']))
      expect(renders).toBe(1)
    })

    it('is another page when something on it has changed', async () => {
      await ask(addresses[0])
      text = 'still nothing'
      clock.fall({ tags: ['story'] })
      expect(await ask(addresses[1])).toMatchObject({ status: 404, text: 'still nothing' })
    })

    it('is nothing also where there was a page, when that has grown old', async () => {
      nothing = new Set()
      life = 0
      expect((await ask(addresses[0])).status).toBe(200)
      await new Promise((resolve) => setTimeout(resolve, 1_100))
      nothing = new Set(addresses)
      // Served once more while it is looked at again.
      expect((await ask(addresses[0])).status).toBe(200)
      await waitFor({ condition: async () => (await ask(addresses[0])).status === 404, timeout: 10_000 })
    })

    it('is a page as soon as there is something, also for who asked while it came', async () => {
      await ask(addresses[0])
      clock.fall({ tags: ['story'] })
      meanwhile(() => {
        nothing.clear()
        clock.fall({ tags: ['address'] })
      })
      expect((await ask(addresses[0])).status).toBe(200)
      expect((await ask(addresses[1])).status).toBe(200)
    })
  })
})
