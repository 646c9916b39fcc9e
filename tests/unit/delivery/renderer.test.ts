import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Renderer, startRenderer } from '@/lib/delivery/renderer/renderer'
import { waitFor } from '@/lib/runtime/wait-for'

const file = new URL('../../fixtures/renderer-thread.mjs', import.meta.url)
const order = (url: string) => ({ url, headers: {}, startedAt: 0, request: 'one' })

describe('the thread that renders', () => {
  let renderer: Renderer
  let faults: string[] = []
  let isReplicaCurrent = false

  const options = {
    port: 3000,
    serves: {
      readPage: async () => null,
      writePage: async () => undefined,
      removePage: async () => undefined,
      receiveView: async () => ({ kind: 'noted' as const }),
      storyCount: async () => null,
    },
    isReplicaCurrent: () => isReplicaCurrent,
    timing: { asking: 50, silence: 500, pause: 10 },
  }

  beforeEach(async () => {
    faults = []
    isReplicaCurrent = false
    renderer = await startRenderer({ ...options, file, onFault: (what) => faults.push(what) })
  })
  afterEach(() => renderer.stop())

  async function untilItAnswers(): Promise<void> {
    const condition = () =>
      renderer.make(order('/hy')).then(
        () => true,
        () => false,
      )
    expect(await waitFor({ condition, timeout: 30_000 })).toBe(true)
  }

  it('hears of every change before it is asked for a page', async () => {
    renderer.fall({ tags: ['a'] })
    isReplicaCurrent = true
    renderer.fall({ tags: ['b'] })
    expect(await renderer.make(order('/hy'))).toMatchObject({
      name: 'make',
      argument: { url: '/hy' },
      heard: [
        ['fall', { tags: ['a'] }],
        ['replica', { isCurrent: true }],
        ['fall', { tags: ['b'] }],
      ],
    })
  })

  it('is followed by another when it ends, and whoever waited hears so', async () => {
    await expect(Promise.all([renderer.make(order('/crash')), renderer.make(order('/hy'))])).rejects.toThrow('ended')
    await untilItAnswers()
    expect(faults).toEqual(['the renderer ended; another is started'])
  })

  it('that cannot start is not tried again: whoever starts it hears why', async () => {
    const words: string[] = []
    const broken = startRenderer({
      ...options,
      file: new URL('data:text/javascript,throw new Error("cannot start")'),
      onFault: (what) => words.push(what),
    })
    await expect(broken).rejects.toMatchObject({ cause: { message: 'cannot start' } })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(words).toEqual([])
  })

  it('is ended when it falls silent', async () => {
    await expect(renderer.make(order('/stuck'))).rejects.toThrow('ended')
    expect(faults[0]).toBe('the renderer does not answer')
    await untilItAnswers()
  })
})
