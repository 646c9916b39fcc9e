import { OverloadError } from '../overload-error'

export type WorkQueue = {
  run: <Result>(work: () => Promise<Result>) => Promise<Result>
  usage: () => { running: number; waiting: number }
}

/**
 * Lets some work run at a time and a bounded amount wait for a bounded time.
 *
 * @param options.patience milliseconds in the queue, after which the work is refused
 */
export function createQueue(options: { atOnce: number; waiting: number; patience: number }): WorkQueue {
  const waiting = new Set<() => void>()
  let running = 0

  function turn(): Promise<void> {
    if (running < options.atOnce) {
      running += 1
      return Promise.resolve()
    }
    if (waiting.size >= options.waiting) throw new OverloadError(`${waiting.size} wait already`)
    return new Promise((resolve, reject) => {
      const next = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        waiting.delete(next)
        reject(new OverloadError(`no turn within ${options.patience} ms`))
      }, options.patience)
      waiting.add(next)
    })
  }

  function done(): void {
    const [next] = waiting
    if (!next) {
      running -= 1
      return
    }
    waiting.delete(next)
    next()
  }

  return {
    async run(work) {
      await turn()
      try {
        return await work()
      } finally {
        done()
      }
    },
    usage: () => ({ running, waiting: waiting.size }),
  }
}
