import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { nodeFs } from 'next/dist/server/lib/node-fs-methods'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPageStore } from '@/lib/delivery/store/page-store.mjs'
import { type RenderContext, renderContext } from '@/lib/delivery/store/render-context.mjs'
import type { PageStore } from '@/lib/delivery/store/site-pages.mjs'
import { now, tagClock } from '@/lib/delivery/store/tag-clock.mjs'
import { dependsOn } from '@/lib/page-dependencies'

type Value = {
  kind: string
  html?: string
  body?: Buffer
  rscData?: Buffer
  segmentData?: Map<string, Buffer>
  headers: Record<string, string>
  status?: number
}
type Cache = {
  pages: PageStore | null
  set: (key: string, value: Value | null, context: object) => Promise<void>
  get: (key: string, context: object) => Promise<{ value: Value; lastModified: number } | null>
}

// Next loads this file as JavaScript: it has no types.
const file = new URL('../../../lib/delivery/page-cache.mjs', import.meta.url).href
const { default: PageCache }: { default: new (context: object) => Cache } = await import(file)

const key = '/route-cache/APP_PAGE/0a1b/$/hy/somewhere'
const asPage = { kind: 'APP_PAGE', isFallback: false }

const page = (head: string): Value => ({
  kind: 'APP_PAGE',
  html: `<html lang="hy"><head>${head}</head><body>Բարև…</body></html>`,
  rscData: Buffer.from('rsc'),
  segmentData: new Map([['/_tree', Buffer.from('tree')]]),
  headers: { link: '</f.woff2>; rel=preload' },
})

describe('PageCache', () => {
  let directory = ''
  let cache: Cache

  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'meridian-page-cache-'))
    writeFileSync(path.join(directory, 'BUILD_ID'), 'build')
    const serverDistDir = path.join(directory, 'server')
    cache = new PageCache({ fs: nodeFs, flushToDisk: false, serverDistDir, revalidatedTags: [] })
    cache.pages = createPageStore({ directory, maxBytes: 1e6 })
  })
  afterEach(() => {
    rmSync(directory, { recursive: true, force: true })
  })

  const stored = () =>
    readdirSync(directory, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.page'))

  /** @param tags what was read for the page says that it depends on them */
  async function setWithin(context: RenderContext, value: Value, ...tags: string[]): Promise<void> {
    await renderContext.run(context, () => {
      dependsOn(tags)
      return cache.set(key, value, { cacheControl: { revalidate: 60 } })
    })
  }

  it('gives back the page that was stored: HTML, payload, segments, headers', async () => {
    const value = page('')
    await setWithin({ startedAt: now() }, value)
    const found = await cache.get(key, asPage)
    expect(found?.value).toEqual(value)
    expect(stored()).toHaveLength(1)
  })

  it.each([404, 410, 503])('answers a page marked %i with that status and stores nothing of it', async (status) => {
    const value = page(`<meta name="page-status" content="${status}"/>`)
    await setWithin({ startedAt: now() }, value)
    expect(value.status).toBe(status)
    expect(stored()).toEqual([])
  })

  it.each([
    [404, 0],
    [410, 0],
    [503, 1],
  ])('keeps nothing of what was there before a page marked %i, but for a fault: %i', async (status, kept) => {
    await setWithin({ startedAt: now() }, page(''))
    await setWithin({ startedAt: now() }, page(`<meta name="page-status" content="${status}"/>`))
    expect(stored()).toHaveLength(kept)
  })

  it.each([
    ['a status that is not for pages', '<meta name="page-status" content="200"/>'],
    ['the mark as text of a story', '&lt;meta name="page-status" content="404"/&gt;'],
  ])('stores a page with %s as it is', async (_name, head) => {
    const value = page(head)
    await setWithin({ startedAt: now() }, value)
    expect(value.status).toBeUndefined()
    expect(stored()).toHaveLength(1)
  })

  it('knows by the key that Next gives which address it is', async () => {
    await setWithin({ startedAt: now() }, page(''))
    expect(await cache.pages?.exists('/hy/somewhere')).toBe(true)
  })

  it('tells whoever asked which tags the page falls with, when it makes it and when it has it', async () => {
    const making: RenderContext = { startedAt: now() }
    await setWithin(making, page(''), 'told:1')
    expect(making.tags).toEqual(['all', 'told:1'])
    const reading: RenderContext = { startedAt: now() }
    await renderContext.run(reading, () => cache.get(key, asPage))
    expect(reading).toMatchObject({ tags: ['all', 'told:1'], madeAt: making.startedAt })
  })

  it('has nothing after a tag of it fell', async () => {
    await setWithin({ startedAt: now() }, page(''), 'fallen:1')
    tagClock.fall({ tags: ['fallen:1'] })
    expect(await cache.get(key, asPage)).toBeNull()
  })

  it('does not store what was being made while a tag of it fell', async () => {
    const context = { startedAt: now() }
    tagClock.fall({ tags: ['meanwhile:1'] })
    await setWithin(context, page(''), 'meanwhile:1')
    expect(stored()).toEqual([])
  })

  it('does not store a page of which nobody knows what it depends on: it could never fall', async () => {
    await cache.set(key, page(''), {})
    expect(stored()).toEqual([])
  })
})
