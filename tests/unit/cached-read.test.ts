import { describe, expect, it } from 'vitest'
import { cachedRead } from '@/lib/cached-read'
import { type RenderContext, renderContext } from '@/lib/delivery/store/render-context.mjs'
import { now, tagClock } from '@/lib/delivery/store/tag-clock.mjs'

let names = 0

/** A read that counts how often it was done. */
function counted(options: { tags?: string[]; life?: 'edited' | 'moving'; read?: () => Promise<void> } = {}) {
  names += 1
  let times = 0
  const read = cachedRead({
    name: `counted ${names}`,
    life: options.life ?? 'edited',
    tags: (slug: string) => [`slug:${slug}`, ...(options.tags ?? [])],
    async read(slug: string) {
      times += 1
      const time = times
      await options.read?.()
      return { slug, time, stories: [{ id: 1 }] }
    },
  })
  return { read, times: () => times }
}

/** What a page that is made of a read falls with. */
async function dependencies(read: () => Promise<unknown>): Promise<string[]> {
  const context: RenderContext = { startedAt: now() }
  await renderContext.run(context, read)
  return [...(context.dependencies ?? [])].sort()
}

describe('a cached read', () => {
  it('is done once for each question, however many ask at once', async () => {
    const { read, times } = counted()
    const [one, two] = await Promise.all([read('a'), read('a')])
    expect(one).toBe(two)
    expect(await read('a')).toBe(one)
    expect((await read('b')).slug).toBe('b')
    expect(times()).toBe(2)
  })

  it('tells the page what it depends on, also when it was remembered', async () => {
    const { read } = counted({ tags: ['more'] })
    const expected = ['all', 'more', 'slug:told']
    expect(await dependencies(() => read('told'))).toEqual(expected)
    expect(await dependencies(() => read('told'))).toEqual(expected)
  })

  it.each(['slug:fallen', 'all'])('is done anew when %s has fallen, and only then', async (tag) => {
    const { read } = counted()
    await read('fallen')
    tagClock.fall({ tags: ['slug:another'] })
    expect((await read('fallen')).time).toBe(1)
    tagClock.fall({ tags: [tag] })
    expect((await read('fallen')).time).toBe(2)
    expect((await read('fallen')).time).toBe(2)
  })

  it('that was under way when its tag fell is not taken for a new one', async () => {
    const waiting: (() => void)[] = []
    const { read } = counted({ read: () => new Promise<void>((resolve) => waiting.push(resolve)) })
    const before = read('slow')
    tagClock.fall({ tags: ['slug:slow'] })
    const after = read('slow')
    waiting.shift()?.()
    await before
    await expect.poll(() => waiting.length).toBe(1)
    waiting.shift()?.()
    expect((await after).time).toBe(2)
  })

  it('that failed is tried again', async () => {
    let isThere = false
    const { read, times } = counted({
      read: async () => {
        if (!isThere) throw new Error('the database is away')
      },
    })
    await expect(read('a')).rejects.toThrow('the database is away')
    isThere = true
    expect((await read('a')).time).toBe(2)
    expect(times()).toBe(2)
  })

  it('belongs to everybody: nobody can change it', async () => {
    const { read } = counted()
    const { stories } = await read('a')
    expect(() => stories.push({ id: 2 })).toThrow(TypeError)
  })

  it('leaves when strangers ask for a thousand others', async () => {
    const { read, times } = counted()
    await read('first')
    for (let number = 0; number < 1_000; number += 1) await read(`stranger ${number}`)
    await read('first')
    expect(times()).toBe(1_002)
  })
})
