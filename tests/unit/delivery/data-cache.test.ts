import { describe, expect, it } from 'vitest'
import { now, tagClock } from '@/lib/delivery/store/tag-clock.mjs'

type Entry = { value: ReadableStream<Uint8Array>; tags: string[]; timestamp: number; revalidate: number }
type DataCache = {
  get: (key: string, softTags: string[]) => Promise<Entry | undefined>
  set: (key: string, entry: Promise<Entry & { expire: number; stale: number }>) => Promise<void>
}

// Next loads this file as JavaScript: it has no types.
const file = new URL('../../../lib/delivery/data-cache.mjs', import.meta.url).href
const { default: dataCache }: { default: DataCache } = await import(file)

function entry(text: string, tags: string[], seconds = 60) {
  const { readable: value, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  void writer.write(new TextEncoder().encode(text)).then(() => writer.close())
  return Promise.resolve({ value, tags, timestamp: now(), revalidate: seconds, expire: 3_600, stale: 60 })
}

async function read(key: string): Promise<string | undefined> {
  const found = await dataCache.get(key, [])
  return found && new Response(found.value).text()
}

describe('cached reads', () => {
  it('are given back to any number of readers', async () => {
    await dataCache.set('one', entry('stories', ['front:hy']))
    expect([await read('one'), await read('one')]).toEqual(['stories', 'stories'])
  })

  it('fall with any of their tags, and only with those', async () => {
    await dataCache.set('front', entry('front', ['front:hy', 'article:1']))
    await dataCache.set('other', entry('other', ['front:ru']))
    tagClock.fall({ tags: ['article:1'] })
    expect([await read('front'), await read('other')]).toEqual([undefined, 'other'])
  })

  it('that were begun before a tag fell are not taken for new ones', async () => {
    const begun = entry('before', ['section:city:hy'])
    tagClock.fall({ tags: ['section:city:hy'] })
    await dataCache.set('section', begun)
    expect(await read('section')).toBeUndefined()
  })

  it('are over with their time', async () => {
    await dataCache.set('short', entry('short', ['x'], -1))
    expect(await read('short')).toBeUndefined()
  })

  it('that failed are not kept, and block nobody', async () => {
    await dataCache.set('failed', Promise.reject(new Error('the database is away')))
    expect(await read('failed')).toBeUndefined()
  })

  it('never take more than their room: the longest unused go', async () => {
    const megabyte = 'x'.repeat(1024 * 1024)
    await dataCache.set('first', entry('first', []))
    for (let index = 0; index < 50; index += 1) {
      await dataCache.set(`large ${index}`, entry(megabyte, []))
      if (index < 25) await read('first')
    }
    expect(await read('large 0')).toBeUndefined()
    expect((await read('large 49'))?.length).toBe(megabyte.length)
  })
})
