import type { z } from 'zod'
import { collectLatencies } from './latency'
import type { loadResultSchema } from './schema'

type Answer = {
  status: number
  expected: number
  bytes: number
  path: string
  milliseconds: number
  /** One that is not counts as a failure only. */
  isMeasured: boolean
}

export type Tally = {
  answer: (input: Answer) => void
  complain: (text: string) => void
  /** Measures from now on; failures stay. */
  begin: () => void
  result: () => z.infer<typeof loadResultSchema>
}

/** Counts answers and failures, from the moment it is made. */
export function startTally(): Tally {
  let started = performance.now()
  let usage = process.cpuUsage()
  let latencies = collectLatencies()
  const complaints: string[] = []
  let responses = 0
  let failures = 0
  let bytes = 0

  function complain(text: string): void {
    failures += 1
    if (complaints.length < 5) complaints.push(text)
  }

  return {
    complain,
    begin() {
      started = performance.now()
      usage = process.cpuUsage()
      latencies = collectLatencies()
      responses = 0
      bytes = 0
    },
    answer(input) {
      if (input.isMeasured) {
        responses += 1
        bytes += input.bytes
        latencies.add(input.milliseconds)
      }
      if (input.status !== input.expected) complain(`${input.status} for ${input.path}`)
    },
    result() {
      const { quantile } = latencies
      const latency = { p50: quantile(0.5), p99: quantile(0.99), p999: quantile(0.999), max: quantile(1) }
      const { user, system } = process.cpuUsage(usage)
      const processor = (user + system) / 1e6
      return {
        responses,
        failures,
        complaints,
        bytes,
        seconds: (performance.now() - started) / 1000,
        processor,
        latency,
      }
    },
  }
}
