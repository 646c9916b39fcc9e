import { MessageChannel } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import { type Line, openLine } from '@/lib/thread-line'

type There = {
  double: (number: number) => Promise<number>
  echo: (given: { bytes: Buffer; list: Buffer[] }) => { bytes: Buffer; list: Buffer[] }
  refuse: (asked: null) => never
  note: (word: string) => void
}

describe('a line between two threads', () => {
  const { port1, port2 } = new MessageChannel()
  const notes: string[] = []
  openLine<There, Record<never, never>>(
    port2,
    {
      double: async (number) => number * 2,
      echo: (given) => given,
      refuse: () => {
        throw new AppError('overloaded', 'too many')
      },
      note: (word) => void notes.push(word),
    },
    { buffers: true },
  )
  const line: Line<There> = openLine<Record<never, never>, There>(port1, {}, { buffers: true })

  afterEach(() => port1.unref())

  it('brings answers to those who asked', async () => {
    expect(await Promise.all([1, 2, 3].map((number) => line.call('double', number)))).toEqual([2, 4, 6])
  })

  it('keeps the order of what is told and what is called', async () => {
    line.tell('note', 'first')
    line.tell('note', 'second')
    await line.call('double', 1)
    expect(notes).toEqual(['first', 'second'])
  })

  it('brings bytes as bytes', async () => {
    const given = { bytes: Buffer.from('Բարև'), list: [Buffer.from('a'), Buffer.alloc(0)] }
    expect(await line.call('echo', given)).toEqual(given)
  })

  it('brings a fault with its code', async () => {
    await expect(line.call('refuse', null)).rejects.toMatchObject({
      name: 'AppError',
      code: 'overloaded',
      message: 'too many',
    })
  })

  it('refuses what nobody answers to, also names that every object has', async () => {
    const strange: Line<{ toString: (asked: null) => string }> = openLine(port1, {})
    await expect(strange.call('toString', null)).rejects.toThrow('nobody answers to "toString"')
  })

  it('says so to whoever waits when it is closed', async () => {
    const waiting = line.call('double', 1)
    line.close(new Error('gone'))
    await expect(waiting).rejects.toThrow('gone')
    await expect(line.call('double', 1)).rejects.toThrow('gone')
  })
})
