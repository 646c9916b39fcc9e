import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Analysed, createReading, type TextToAnalyse } from './reading'
import { startThread } from './start-thread'

export type AnalysedBatch = { number: number; texts: Map<string, Analysed[1]> }

/**
 * Analyses texts batch by batch, for imports and for writing the index anew. The first large batch starts a thread for it;
 * what is small is done before a thread would have read its dictionaries.
 */
export function createAnalyst() {
  const here = createReading()
  let thread: ReturnType<typeof startThread> | null = null
  let batches = 0

  async function analyseHere(number: number, texts: readonly TextToAnalyse[]): Promise<Analysed[]> {
    const analysed: Analysed[] = []
    for (const text of texts) {
      analysed.push(here.analyse(number, text))
      // The statements of the batch that is being written are answered in between.
      await nextTurn()
    }
    return analysed
  }

  return {
    /** @param options.isLarge whether this is a large batch, and not the last one */
    async analyse(texts: readonly TextToAnalyse[], options: { isLarge: boolean }): Promise<AnalysedBatch> {
      batches += 1
      const number = batches
      if (options.isLarge) thread ??= startThread()
      const analysed = await (thread ? thread.analyse(number, texts) : analyseHere(number, texts))
      return { number, texts: new Map(analysed) }
    },
    /** Tells which stories of a batch were refused, once all others are written. */
    settle({ number }: AnalysedBatch, refused: readonly string[]): void {
      here.settle(number, refused)
      thread?.settle(number, refused)
    },
    async end(): Promise<void> {
      await thread?.end()
    },
  }
}
