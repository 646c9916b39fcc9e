import { getPriority, setPriority } from 'node:os'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { closeDb, poolUsage, setReplica } from '@/lib/db'
import { env } from '@/lib/env'
import { type Line, openLine } from '@/lib/thread-line'
import { setDesk } from '@/lib/views/desk'
import { constantHeaders } from '../finish/security'
import { renderContext } from '../store/render-context.mjs'
import { setSitePages } from '../store/site-pages.mjs'
import { tagClock } from '../store/tag-clock.mjs'
import { forgetOldFalls } from '../thread/forget-falls'
import { log } from '../thread/log'
import { measureLoopDelay } from '../thread/loop-delay'
import type { Asked } from './ask'
import { capture } from './capture'
import { lightenBuffers } from './light-buffers'
import { createMaker } from './make'
import { type NextApp, startNext } from './next-app'
import { createNothing } from './nothing'
import { pass } from './pass'
import type { PassedRequest, RendererCalls, ServerCalls } from './protocol'
import { leavePagesWhole } from './whole-pages'

/** What is finished goes out before what is still to be made, where both want the same core. */
const niceness = 5

const dataSchema = z.object({ port: z.number() })

/** The thread in which Next renders: it answers to the one that serves, and stores and counts nothing itself. */
async function render(): Promise<void> {
  if (!parentPort) throw new Error('the renderer is a thread of the server')
  const { port } = dataSchema.parse(workerData)
  lower()
  lightenBuffers()
  const line: Line<ServerCalls> = openLine<RendererCalls, ServerCalls>(
    parentPort,
    answers(
      () => next,
      () => line,
    ),
    { buffers: true },
  )
  setSitePages({
    read: (key) => line.call('readPage', { key }),
    write: (description, parts) => line.call('writePage', { description, parts }),
    remove: (key) => line.call('removePage', { key }),
  })
  setDesk({
    receiveView: (given) => line.call('receiveView', given),
    storyCount: (asked) => line.call('storyCount', asked),
  })
  forgetOldFalls()
  const next = startNext({ dev: false, directory: path.resolve('.'), port })
  await next
  if (!leavePagesWhole()) log.warn('this version of Next takes every page apart again, which costs a part of the time')
  line.tell('ready', null)
}

/**
 * On Linux a thread has a priority of its own; elsewhere this is not tried, for it would be the whole process's. Who runs the site
 * at a lower one wants it so.
 */
function lower(): void {
  if (process.platform === 'linux' && getPriority() < niceness) setPriority(0, niceness)
}

function answers(next: () => Promise<NextApp>, line: () => Line<ServerCalls>): RendererCalls {
  const handle = async (...asked: Parameters<NextApp['handle']>) => (await next()).handle(...asked)
  const { MERIDIAN_ORIGIN: origin } = env()
  const streams = new Map<number, Asked>()
  const loopDelay = measureLoopDelay()
  let isReplicaCurrent = false
  setReplica(() => isReplicaCurrent)

  return {
    make: createMaker({
      next: handle,
      nothingAt: createNothing(path.resolve('.')),
      constant: constantHeaders({ isSecure: origin.startsWith('https:') }),
      onUnknownScript: (address, beginning) =>
        log.warn({ address, beginning }, 'an inline script of unknown shape is not allowed to run'),
    }),
    ask: ({ startedAt, request, ...question }) =>
      renderContext.run({ startedAt, request }, () => capture(handle, question)),
    async pass({ stream, startedAt, request, ...question }: PassedRequest) {
      const asked = renderContext.run({ startedAt, request }, () =>
        pass(handle, question, {
          head: (head) => line().call('head', { stream, ...head }),
          piece: (bytes) => line().call('piece', { stream, bytes }),
        }),
      )
      streams.set(stream, asked)
      await asked.finished.finally(() => streams.delete(stream))
    },
    leave: ({ stream }) => streams.get(stream)?.leave(),
    fall: (change) => tagClock.fall(change),
    replica({ isCurrent }) {
      isReplicaCurrent = isCurrent
    },
    alive: () => true,
    usage: () => ({ pools: poolUsage(), loopDelay: loopDelay() }),
    stop: closeDb,
  }
}

await render()
