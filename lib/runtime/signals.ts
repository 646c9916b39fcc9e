const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const numbers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 }

/**
 * On the first stop signal runs `cleanUp` and ends the process as the signal would have. Further signals change
 * nothing: npm repeats the terminal's Ctrl-C, and the clean-up is bounded anyway.
 */
export function endOnSignals(cleanUp: () => Promise<void>): { off: () => void } {
  let stopping = false
  function onSignal(signal: NodeJS.Signals): void {
    if (stopping) return
    stopping = true
    const code = 128 + (stopSignals.find((name) => name === signal) ? numbers[signal as keyof typeof numbers] : 0)
    cleanUp().then(
      () => process.exit(code),
      () => process.exit(code),
    )
  }
  for (const signal of stopSignals) process.on(signal, onSignal)
  return {
    off() {
      for (const signal of stopSignals) process.off(signal, onSignal)
    },
  }
}
