import { AppError } from '@/lib/errors'

type Waiting<Entry, Answer> = { entry: Entry; resolve: (answer: Answer) => void; reject: (error: unknown) => void }

/**
 * Group commit: a commit starts as soon as the last one is durable and takes everything that arrived meanwhile, so its
 * size follows the load and nobody waits for a timer. Whoever added an entry is answered after its commit.
 *
 * @param commit writes a batch durably and answers for each entry, in order
 * @param limit entries that may wait
 * @param largest entries in one commit
 */
export function createGroupCommit<Entry, Answer>(options: {
  commit: (batch: Entry[]) => Promise<Answer[]>
  limit: number
  largest: number
}) {
  let waiting: Waiting<Entry, Answer>[] = []
  let running: Promise<void> | null = null

  async function drain(): Promise<void> {
    // What arrives in the same turn of the event loop belongs into the first commit.
    await new Promise<void>((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const batch = waiting.length <= options.largest ? waiting : waiting.slice(0, options.largest)
      waiting = waiting.length <= options.largest ? [] : waiting.slice(options.largest)
      await settle(batch, options.commit)
    }
    // In the same step as the last look: whoever adds from here on begins anew.
    running = null
  }

  return {
    /** @throws AppError `overloaded` when the queue is full: whoever waited in it would wait too long */
    add(entry: Entry): Promise<Answer> {
      if (waiting.length >= options.limit) return Promise.reject(new AppError('overloaded', 'too many wait already'))
      return new Promise((resolve, reject) => {
        waiting.push({ entry, resolve, reject })
        running ??= drain()
      })
    },
    waiting: () => waiting.length,
    /** Resolves when everything that was added is answered. */
    async idle(): Promise<void> {
      while (running) await running
    },
  }
}

async function settle<Entry, Answer>(
  batch: Waiting<Entry, Answer>[],
  commit: (batch: Entry[]) => Promise<Answer[]>,
): Promise<void> {
  try {
    const answers = await commit(batch.map((item) => item.entry))
    batch.forEach((item, index) => {
      const answer = answers[index]
      if (answer === undefined) item.reject(new Error('a commit answered for fewer entries than it was given'))
      else item.resolve(answer)
    })
  } catch (error) {
    for (const item of batch) item.reject(error)
  }
}
