import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { nodeFs } from 'next/dist/server/lib/node-fs-methods'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

type Value = { kind: string; html?: string; body?: Buffer; rscData?: Buffer; headers: object; status?: number }
type Module = {
  default: new (context: object) => { set: (key: string, value: Value | null, context: object) => Promise<void> }
}

// Next loads this file as JavaScript: it has no types.
const file = new URL('../../../lib/delivery/page-cache.mjs', import.meta.url).href
const { default: PageCache }: Module = await import(file)

const page = (head: string): Value => ({
  kind: 'APP_PAGE',
  html: `<html lang="hy"><head>${head}</head><body>…</body></html>`,
  rscData: Buffer.from('rsc'),
  headers: {},
})

describe('PageCache', () => {
  let directory = ''

  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'meridian-page-cache-'))
  })
  afterEach(() => {
    rmSync(directory, { recursive: true, force: true })
  })

  async function store(value: Value | null): Promise<string[]> {
    const cache = new PageCache({ fs: nodeFs, flushToDisk: true, serverDistDir: directory, revalidatedTags: [] })
    await cache.set('/hy/somewhere', value, { fetchCache: false, isFallback: false })
    return readdirSync(directory, { recursive: true })
      .map(String)
      .filter((name) => name.includes('somewhere'))
  }

  it.each([404, 410, 503])('answers a page marked %i with that status and stores nothing of it', async (status) => {
    const value = page(`<meta name="page-status" content="${status}"/>`)
    expect(await store(value)).toEqual([])
    expect(value.status).toBe(status)
  })

  it.each([
    ['no mark', ''],
    ['a status that is not for pages', '<meta name="page-status" content="200"/>'],
    ['the mark as text of a story', '&lt;meta name="page-status" content="404"/&gt;'],
  ])('stores a page with %s as it is', async (_name, head) => {
    const value = page(head)
    expect((await store(value)).map((name) => path.extname(name)).sort()).toEqual(['.html', '.meta', '.rsc'])
    expect(value.status).toBeUndefined()
  })

  it('leaves answers that are no pages alone', async () => {
    const body = Buffer.from('<meta name="page-status" content="404"/>')
    const value: Value = { kind: 'APP_ROUTE', body, headers: {}, status: 200 }
    expect((await store(value)).map((name) => path.extname(name)).sort()).toEqual(['.body', '.meta'])
    expect(value.status).toBe(200)
    expect(await store(null)).not.toContain('.html')
  })
})
