import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { projectRoot } from '@/lib/runtime/paths'
import { analystThread } from '@/lib/runtime/programs'
import { openLine } from '@/lib/thread-line'
import type { Analysed, ReadingCalls, TextToAnalyse } from './reading'

/**
 * The thread's program as one text. A thread does not inherit what reads TypeScript, and reading it there again would take
 * a quarter of the memory that an import may have.
 */
function compileThread(): string {
  // Only where the sources are: a bundle has neither them nor the compiler.
  const { buildSync }: typeof import('esbuild') = createRequire(import.meta.url)('esbuild')
  const { outputFiles } = buildSync({
    entryPoints: [analystThread],
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

/** In a bundle the program is a file beside the one that starts it. */
const inBundle = new URL('./analyst.mjs', import.meta.url)

/** Dictionaries and the words it remembers are most of it; the thread's part of what a command may take. Megabytes. */
const resourceLimits = { maxOldGenerationSizeMb: 224, maxYoungGenerationSizeMb: 32 }

/** Starts a thread that analyses texts while this one checks lines and talks to the database. */
export function startThread() {
  const options = { execArgv: [], resourceLimits }
  const worker = existsSync(inBundle)
    ? new Worker(inBundle, options)
    : new Worker(compileThread(), { ...options, eval: true })
  const line = openLine<Record<never, never>, ReadingCalls>(worker, {})
  let fault: Error | null = null

  /** After a fault nothing more is analysed: the words that the thread was told of may be wrong. */
  function fail(cause: Error): Error {
    fault ??= new Error(`texts could not be analysed: ${cause.message}`, { cause })
    line.close(fault)
    return fault
  }

  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`the thread ended with ${code}`)))
  return {
    analyse: (batch: number, texts: readonly TextToAnalyse[]): Promise<Analysed[]> =>
      line.call('analyse', { batch, texts }).catch((cause: Error) => Promise.reject(fail(cause))),
    settle: (batch: number, refused: readonly string[]) => line.tell('settle', { batch, refused }),
    end: () => worker.terminate(),
  }
}
