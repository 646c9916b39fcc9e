import { parentPort } from 'node:worker_threads'
import { createReading, type FromThread, type ToThread } from './reading'

// Runs in a thread of its own: texts come in batches and go back analysed. What is thrown here ends the run.
const reading = createReading()

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'settle') reading.settle(message.batch, message.refused)
  else {
    const { batch } = message
    parentPort?.postMessage({
      batch,
      texts: message.texts.map((text) => reading.analyse(batch, text)),
    } satisfies FromThread)
  }
})
