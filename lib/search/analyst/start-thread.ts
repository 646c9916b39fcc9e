import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { buildSync } from 'esbuild'
import { projectRoot } from '@/lib/runtime/paths'
import { openLine } from '@/lib/thread-line'
import type { Analysed, ReadingCalls, TextToAnalyse } from './reading'

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

/** Starts a thread that analyses texts while this one checks lines and talks to the database. */
export function startThread() {
  const worker = new Worker(compileThread(), { eval: true, execArgv: [], resourceLimits })
  const line = openLine<Record<never, never>, ReadingCalls>(worker, {})
  worker.on('error', (cause) => line.close(new Error(`texts could not be analysed: ${cause.message}`, { cause })))
  worker.on('exit', (code) => line.close(new Error(`the thread that analyses texts ended with ${code}`)))
  return {
    analyse: (batch: number, texts: readonly TextToAnalyse[]): Promise<Analysed[]> =>
      line.call('analyse', { batch, texts }),
    settle: (batch: number, refused: readonly string[]) => line.tell('settle', { batch, refused }),
    end: () => worker.terminate(),
  }
}
