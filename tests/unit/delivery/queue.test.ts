import { describe, expect, it } from 'vitest'
import { createQueue } from '@/lib/delivery/edge/queue'
import { OverloadError } from '@/lib/delivery/overload-error'

function gate() {
  let open: () => void = () => undefined
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, passed }
}

describe('the queue', () => {
  it('runs so much at once, lets so much wait, and refuses the rest', async () => {
    const queue = createQueue({ atOnce: 2, waiting: 1, patience: 10_000 })
    const { open, passed } = gate()
    const running = [queue.run(() => passed), queue.run(() => passed), queue.run(() => passed)]
    expect(queue.usage()).toEqual({ running: 2, waiting: 1 })
    await expect(queue.run(() => passed)).rejects.toThrow(OverloadError)
    open()
    await Promise.all(running)
    expect(queue.usage()).toEqual({ running: 0, waiting: 0 })
  })

  it('refuses what waited too long, and gives its place away', async () => {
    const queue = createQueue({ atOnce: 1, waiting: 5, patience: 20 })
    const { open, passed } = gate()
    const first = queue.run(() => passed)
    await expect(queue.run(() => passed)).rejects.toThrow(OverloadError)
    open()
    await first
    expect(await queue.run(async () => 'next')).toBe('next')
  })

  it('goes on after work that failed', async () => {
    const queue = createQueue({ atOnce: 1, waiting: 0, patience: 10 })
    await expect(queue.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(queue.usage().running).toBe(0)
  })
})
