import { describe, expect, it } from 'vitest'
import { keepAlive } from '@/lib/runtime/keep-alive'

describe('keepAlive', () => {
  it('starts again what ended by itself, and gives up when that does not help', async () => {
    let starts = 0
    const said: string[] = []
    const watching = keepAlive({
      name: 'The server',
      exited: async () => undefined,
      restart: async () => {
        starts += 1
      },
      stopping: () => false,
      say: (text) => said.push(text),
    })
    await expect(watching).rejects.toThrow(/The server ended 4 times/)
    expect(starts).toBe(3)
    expect(said).toHaveLength(3)
  })

  it('takes an end that was asked for as the end', async () => {
    const fail = () => Promise.reject(new Error('restarted'))
    await keepAlive({ name: 'x', exited: async () => undefined, restart: fail, stopping: () => true, say: fail })
  })
})
