import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { buildSync } from 'esbuild'
import { projectRoot } from '@/lib/runtime/paths'
import type { Analysed, FromThread, TextToAnalyse, ToThread } from './reading'

/**
 * The thread's program as one text. A thread does not inherit what reads TypeScript, and reading it there again would take
 * a quarter of the memory that an import may have.
 */
function compileThread(): string {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(projectRoot, 'lib', 'search', 'analyst', 'thread.ts')],
    tsconfig: path.join(projectRoot, 'tsconfig.json'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    write: false,
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}

/** Dictionaries and the words it remembers are most of it; the thread's part of what a command may take. Megabytes. */
const resourceLimits = { maxOldGenerationSizeMb: 224, maxYoungGenerationSizeMb: 32 }

type Waiting = { resolve: (texts: Analysed[]) => void; reject: (reason: Error) => void }

/** Starts a thread that analyses texts while this one checks lines and talks to the database. */
export function startThread() {
  const worker = new Worker(compileThread(), { eval: true, execArgv: [], resourceLimits })
  const waiting = new Map<number, Waiting>()
  let fault: Error | null = null

  function fail(reason: Error): void {
    fault ??= reason
    for (const { reject } of waiting.values()) reject(fault)
    waiting.clear()
  }

  worker.on('message', ({ batch, texts }: FromThread) => {
    waiting.get(batch)?.resolve(texts)
    waiting.delete(batch)
  })
  worker.on('error', (cause) => fail(new Error(`texts could not be analysed: ${cause.message}`, { cause })))
  worker.on('exit', (code) => fail(new Error(`the thread that analyses texts ended with ${code}`)))

  const send = (message: ToThread) => worker.postMessage(message)
  return {
    analyse(batch: number, texts: readonly TextToAnalyse[]): Promise<Analysed[]> {
      return new Promise((resolve, reject) => {
        if (fault) return reject(fault)
        waiting.set(batch, { resolve, reject })
        send({ kind: 'analyse', batch, texts })
      })
    },
    settle: (batch: number, refused: readonly string[]) => send({ kind: 'settle', batch, refused }),
    end: () => worker.terminate(),
  }
}
