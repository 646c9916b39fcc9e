import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Begins to measure; each call gives the 99th percentile since the one before, in seconds. */
export function measureLoopDelay(): () => number {
  const lag = monitorEventLoopDelay({ resolution: 20 })
  lag.enable()
  return () => {
    const seconds = lag.percentile(99) / 1e9
    lag.reset()
    return seconds
  }
}
