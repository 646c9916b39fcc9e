import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { type Line, openLine } from '@/lib/thread-line'
import type { Captured } from '../finish/captured'
import { OverloadError } from '../overload-error'
import type { Fall } from '../store/tag-clock.mjs'
import type { Order, RendererCalls, RendererUsage, ServerCalls } from './protocol'
import { createStreams, type Passing } from './streams'

export type Renderer = {
  make: RendererCalls['make']
  ask: (order: Order) => Promise<Captured>
  /** Writes the answer to `response` as it comes. */
  pass: (passing: Passing) => Promise<void>
  /** Arrives before whatever is asked later. */
  fall: (change: Fall) => void
  /** Nothing while the thread does not answer. */
  usage: () => Promise<RendererUsage | null>
  stop: () => Promise<void>
}

type Options = {
  /** The program of the thread. */
  file: URL
  /** Where the site listens. */
  port: number
  serves: Omit<ServerCalls, 'ready' | 'head' | 'piece'>
  isReplicaCurrent: () => boolean
  onFault: (what: string, error: unknown) => void
  timing?: Partial<typeof usual>
}

/** `knowsReplica`: what it was last told of the read replica. */
type Thread = { worker: Worker; line: Line<RendererCalls>; ready: Promise<void>; knowsReplica: boolean }

type Start = { resolve: () => void; reject: (error: Error) => void }

/** Milliseconds. */
const usual = {
  /** Between two questions whether the thread still answers, and how long it may take: one render is some tenths of a second. */
  asking: 5_000,
  silence: 60_000,
  /** Before a thread that ended is followed by another. */
  pause: 500,
  stopping: 2_000,
  /** For what it says of itself. */
  looking: 1_000,
}

/**
 * Next in a thread of its own: while it makes a page this one goes on answering. A thread that ends or falls silent is followed by
 * another; what is finished is served meanwhile.
 *
 * @throws what the first thread says when it cannot start
 */
export async function startRenderer(options: Options): Promise<Renderer> {
  const timing = { ...usual, ...options.timing }
  const streams = createStreams()
  /** From the first thread's start to the end: only then is a thread followed by another. */
  let isRunning = false
  let thread = begin()
  await thread.ready
  isRunning = true
  const watch = setInterval(() => void askWhetherAlive(thread), timing.asking).unref()

  function begin(): Thread {
    const worker = new Worker(options.file, { workerData: { port: options.port }, execArgv: [] })
    let start: Start | undefined
    const ready = new Promise<void>((resolve, reject) => {
      start = { resolve, reject }
    })
    ready.catch(() => undefined)
    const line = openLine<ServerCalls, RendererCalls>(
      worker,
      {
        ...options.serves,
        ...streams.answers,
        ready: () => start?.resolve(),
      },
      { buffers: true },
    )
    let cause: unknown = new Error('the thread ended')
    worker.once('error', (error) => {
      cause = error
    })
    worker.once('exit', () => {
      // Whoever waits is told to come again in a moment.
      const error = new OverloadError('the renderer ended', { cause })
      line.close(error)
      start?.reject(error)
      if (!isRunning) return
      options.onFault('the renderer ended; another is started', cause)
      void wait(timing.pause).then(() => {
        if (isRunning) thread = begin()
      })
    })
    return { worker, line, ready, knowsReplica: false }
  }

  /** A render that never ends would hold all others up for ever. */
  async function askWhetherAlive(asked: Thread): Promise<void> {
    const isAlive = asked.ready.then(() => asked.line.call('alive', null))
    const isSilent = wait(timing.silence, false, { ref: false })
    if (await Promise.race([isAlive.catch(() => true), isSilent])) return
    if (asked !== thread || !isRunning) return
    options.onFault('the renderer does not answer', new Error(`silent for ${timing.silence / 1_000} s`))
    await asked.worker.terminate()
  }

  /** The line of a thread that is ready, which knows what the replica has. */
  async function current(): Promise<Line<RendererCalls>> {
    const asked = thread
    await asked.ready
    tellReplica(asked)
    return asked.line
  }

  function tellReplica(told: Thread): void {
    const isCurrent = options.isReplicaCurrent()
    if (isCurrent !== told.knowsReplica) told.line.tell('replica', { isCurrent })
    told.knowsReplica = isCurrent
  }

  return {
    make: async (order) => (await current()).call('make', order),
    ask: async (order) => (await current()).call('ask', order),
    pass: async (passing) => streams.pass(await current(), passing),
    fall(change) {
      tellReplica(thread)
      thread.line.tell('fall', change)
    },
    usage() {
      const silence = wait(timing.looking, null, { ref: false })
      return Promise.race([thread.line.call('usage', null), silence]).catch(() => null)
    },
    async stop() {
      isRunning = false
      clearInterval(watch)
      const stopped = thread.line.call('stop', null).catch(() => undefined)
      await Promise.race([stopped, wait(timing.stopping, undefined, { ref: false })])
      await thread.worker.terminate()
    },
  }
}
