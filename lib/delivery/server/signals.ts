import { delivery } from '../constants'

/** Ends the process on SIGTERM and SIGINT when `stop` is done, or when it takes too long. */
export function onSignals(stop: () => Promise<void>): void {
  let stopping = false
  async function end(): Promise<void> {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), delivery.gone).unref()
    await stop()
    process.exit(0)
  }
  process.on('SIGTERM', () => void end())
  process.on('SIGINT', () => void end())
}
