import { describe, expect, it } from 'vitest'
import { mapAhead } from '@/lib/interchange/ahead'

async function collect<Value>(source: AsyncIterable<Value>): Promise<Value[]> {
  const values: Value[] = []
  for await (const value of source) values.push(value)
  return values
}

describe('mapAhead', () => {
  it('keeps the order, works on a few at once, and on a heavy one alone', async () => {
    let running = 0
    const together: number[] = []
    async function work(value: number) {
      running += 1
      together.push(running)
      for (let turn = 0; turn < 10 - value; turn += 1) await Promise.resolve()
      running -= 1
      return value
    }
    const values = [1, 2, 3, 9, 4, 5]
    expect(await collect(mapAhead(values, { count: 3, isHeavy: (value) => value === 9, work }))).toEqual(values)
    expect(Math.max(...together)).toBeLessThanOrEqual(3)
    expect(together[3]).toBe(1)
  })

  it('throws what the work threw, in its turn', async () => {
    const work = async (value: number) => {
      if (value === 2) throw new Error('two')
      return value
    }
    const seen: number[] = []
    const source = mapAhead([1, 2, 3], { count: 3, isHeavy: () => false, work })
    await expect(
      (async () => {
        for await (const value of source) seen.push(value)
      })(),
    ).rejects.toThrow('two')
    expect(seen).toEqual([1])
  })
})
