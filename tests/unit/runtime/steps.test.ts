import { describe, expect, it } from 'vitest'
import { createSteps } from '@/lib/runtime/steps'

function record(terminal: { isTTY: boolean }, environment: Record<string, string> = {}) {
  const written: string[] = []
  const output = { ...terminal, columns: 80, write: (text: string) => written.push(text) }
  return { steps: createSteps(output, { NODE_ENV: 'test', ...environment }), text: () => written.join('') }
}

describe('createSteps', () => {
  it('writes one plain line per step where there is no terminal', async () => {
    const { steps, text } = record({ isTTY: false })
    await steps.run({ doing: 'Starting PostgreSQL', done: 'PostgreSQL started', work: async () => 1 })
    expect(text()).toMatch(/^✓ PostgreSQL started {2,}0\.0 s\n$/)
  })

  it('aligns the times', async () => {
    const { steps, text } = record({ isTTY: false })
    await steps.run({ doing: 'a', done: 'Short', work: async () => 1 })
    await steps.run({ doing: 'b', done: 'A much longer title', work: async () => 1 })
    const [first = '', second = ''] = text().split('\n')
    expect(first.indexOf(' s')).toBe(second.indexOf(' s'))
  })

  it('colours on a terminal, unless NO_COLOR says no', async () => {
    const step = { doing: 'a', done: 'Done', work: async () => 1 }
    const colored = record({ isTTY: true })
    await colored.steps.run(step)
    expect(colored.text()).toContain('\x1b[32m✓')
    const plain = record({ isTTY: true }, { NO_COLOR: '1' })
    await plain.steps.run(step)
    expect(plain.text()).not.toContain('\x1b[32m')
  })

  it('says nothing of a step that had nothing to do, and nothing good of one that failed', async () => {
    const { steps, text } = record({ isTTY: false })
    await steps.run({ doing: 'a', done: () => null, work: async () => 1 })
    await expect(steps.run({ doing: 'b', done: 'Done', work: () => Promise.reject(new Error('no')) })).rejects.toThrow(
      'no',
    )
    expect(text()).toBe('')
  })
})
