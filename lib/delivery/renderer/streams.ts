import type { ServerResponse } from 'node:http'
import type { Line } from '@/lib/thread-line'
import type { PassedRequest, RendererCalls, ServerCalls } from './protocol'

/** A request that is passed on, and where its answer goes. */
export type Passing = { question: Omit<PassedRequest, 'stream'>; response: ServerResponse }

/** Headers of a connection that is not there. */
const own = new Set(['connection', 'keep-alive', 'transfer-encoding', 'date'])

/** Answers that come in pieces, each to its reader, no faster than the reader takes them. */
export function createStreams() {
  const readers = new Map<number, ServerResponse>()
  let last = 0

  const answers: Pick<ServerCalls, 'head' | 'piece'> = {
    async head({ stream, status, headers }) {
      const response = readers.get(stream)
      if (!response) return
      const names = new Set(headers.map(([name]) => name).filter((name) => !own.has(name)))
      for (const name of names) {
        const values = headers.filter(([one]) => one === name).map(([, value]) => value)
        response.setHeader(name, values.length === 1 && values[0] !== undefined ? values[0] : values)
      }
      response.writeHead(status)
    },
    async piece({ stream, bytes }) {
      const response = readers.get(stream)
      if (!response || response.destroyed || response.write(bytes)) return
      await roomIn(response)
    },
  }

  async function pass(line: Line<RendererCalls>, { question, response }: Passing): Promise<void> {
    if (response.destroyed) return
    last += 1
    const stream = last
    readers.set(stream, response)
    const leave = () => line.tell('leave', { stream })
    response.once('close', leave)
    try {
      await line.call('pass', { ...question, stream })
      response.end()
    } catch (error) {
      // A reader who has gone is nobody's fault.
      if (!response.destroyed) throw error
    } finally {
      response.off('close', leave)
      readers.delete(stream)
    }
  }

  return { answers, pass }
}

/** Resolves when a response takes more, or nothing any more. */
function roomIn(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      response.off('drain', go).off('close', go)
      resolve()
    }
    response.once('drain', go).once('close', go)
  })
}
