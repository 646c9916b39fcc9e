import { Agent } from 'node:http'
import { ask } from './ask'

/** Milliseconds. `failed`: everything that was not 200. */
export type Pressure = { requests: number; failed: number; p99: number }

/** Asks for pages over kept connections until told to stop, and tells how it went. */
export function press(options: { port: number; paths: readonly string[]; connections: number }): {
  /** Requests answered so far. */
  count: () => number
  stop: () => Promise<Pressure>
} {
  const { port, paths, connections } = options
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  let failed = 0
  let isOver = false

  async function worker(first: number): Promise<void> {
    for (let turn = first; !isOver; turn += connections) {
      const started = performance.now()
      const { status } = await ask({ port, path: paths[turn % paths.length] ?? '/', agent })
      times.push(performance.now() - started)
      if (status !== 200) failed += 1
    }
  }
  const working = Promise.all(Array.from({ length: connections }, (_, index) => worker(index)))
  return {
    count: () => times.length,
    async stop() {
      isOver = true
      await working
      agent.destroy()
      times.sort((a, b) => a - b)
      return { requests: times.length, failed, p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN }
    },
  }
}

/** The same for a time, in milliseconds. */
export async function pressFor(
  milliseconds: number,
  options: { port: number; paths: readonly string[]; connections: number },
): Promise<Pressure> {
  const pressure = press(options)
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  return pressure.stop()
}
