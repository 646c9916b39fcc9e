import { parentPort } from 'node:worker_threads'
import { openLine } from '@/lib/thread-line'
import { createReading, type ReadingCalls } from './reading'

// Runs in a thread of its own: texts come in batches and go back analysed.
const reading = createReading()

if (!parentPort) throw new Error('texts are analysed in a thread of an import')
openLine<ReadingCalls, Record<never, never>>(parentPort, {
  analyse: ({ batch, texts }) => texts.map((text) => reading.analyse(batch, text)),
  settle: ({ batch, refused }) => reading.settle(batch, refused),
})
