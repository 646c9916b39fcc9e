import { Failure } from './failures'

/** More ends than this within the window mean that starting it again does not help. Milliseconds. */
const budget = { ends: 3, window: 60_000 }

/**
 * Starts something again whenever it ends by itself: a newsroom has nobody who watches at night.
 *
 * @throws Failure `server_failed` when it keeps ending, or whatever `restart` throws
 */
export async function keepAlive(options: {
  name: string
  exited: () => Promise<void>
  restart: () => Promise<void>
  stopping: () => boolean
  say: (text: string) => void
}): Promise<void> {
  const ends: number[] = []
  for (;;) {
    await options.exited()
    if (options.stopping()) return
    const now = Date.now()
    ends.push(now)
    while (now - (ends[0] ?? now) > budget.window) ends.shift()
    if (ends.length > budget.ends) {
      throw new Failure('server_failed', {
        sentence: `${options.name} ended ${ends.length} times within a minute.`,
        advice: 'The logs in the data directory say why.',
      })
    }
    options.say(`! ${options.name} ended unexpectedly; starting it again`)
    await options.restart()
  }
}
