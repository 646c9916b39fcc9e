const stopSignals: NodeJS.Signals[] = ['SIGHUP', 'SIGINT', 'SIGTERM']

/** What a shell sees of a program that a signal ended: 128 and the signal's number. */
const exitCodes = new Map<NodeJS.Signals, number>([
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
])

/**
 * On the first stop signal runs `cleanUp` and ends the process as the signal would have. Further signals change
 * nothing: npm repeats the terminal's Ctrl-C, and the clean-up is bounded anyway.
 */
export function endOnSignals(cleanUp: () => Promise<void>): { off: () => void } {
  let stopping = false
  function onSignal(signal: NodeJS.Signals): void {
    if (stopping) return
    stopping = true
    cleanUp().finally(() => process.exit(exitCodes.get(signal) ?? 1))
  }
  const watch = watchParent(() => onSignal('SIGHUP'))
  for (const signal of stopSignals) process.on(signal, onSignal)
  return {
    off() {
      clearInterval(watch)
      for (const signal of stopSignals) process.off(signal, onSignal)
    },
  }
}

/** A killed npm cannot pass anything on: its child finds itself adopted by another process, and stops too. */
function watchParent(onGone: () => void): NodeJS.Timeout | undefined {
  if (!process.env.npm_lifecycle_event) return undefined
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid !== parent) onGone()
  }, 250)
  timer.unref()
  return timer
}
