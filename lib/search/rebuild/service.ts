import { createDb } from '@/lib/db'
import { isIndexCurrent, type RebuildProgress, rebuildIndex } from './mutations'

type Output = { write: (text: string) => unknown; isTTY?: boolean }

/** A batch of long texts on a slow disk: generous, but not for ever. Milliseconds. */
const statementTimeout = 120_000

/** Milliseconds between two lines of progress where every line stays. */
const logInterval = 4_000

const group = new Intl.NumberFormat('en')

/** @example describeRebuild({ done: 42, total: 100 }, 2_000) // '42 %  42 of 100 texts  21/s' */
export function describeRebuild({ done, total }: RebuildProgress, milliseconds: number): string {
  const percent = total > 0 ? Math.floor((done / total) * 100) : 100
  const rate = milliseconds > 0 ? Math.round((done / milliseconds) * 1000) : 0
  return `${percent} %  ${group.format(done)} of ${group.format(total)} texts  ${rate}/s`
}

/**
 * The whole command: writes the index anew and tells how it gets on.
 *
 * @returns the last line
 */
export async function runRebuild(request: { databaseUrl: string; restart: boolean; output: Output }): Promise<string> {
  const { output } = request
  const db = createDb({ url: request.databaseUrl, poolSize: 2, statementTimeout })
  const started = performance.now()
  let last = 0
  try {
    const { done } = await rebuildIndex(db, {
      fromStart: request.restart,
      onProgress({ done, total }) {
        const elapsed = performance.now() - started
        if (elapsed - last < (output.isTTY ? 200 : logInterval)) return
        last = elapsed
        const line = describeRebuild({ done, total }, elapsed)
        output.write(output.isTTY ? `\r\u001B[2K${line}` : `${line}\n`)
      },
    })
    if (output.isTTY) output.write('\r\u001B[2K')
    const seconds = (performance.now() - started) / 1000
    return `The search index is written: ${group.format(done)} texts in ${seconds.toFixed(1)} s.`
  } finally {
    await db.$disconnect()
  }
}

/** Whether an upgrade writes the index differently, or a run was interrupted. */
export async function needsRebuild(databaseUrl: string): Promise<boolean> {
  const db = createDb({ url: databaseUrl, poolSize: 1, statementTimeout })
  try {
    return !(await isIndexCurrent(db))
  } finally {
    await db.$disconnect()
  }
}

/**
 * Brings the index up to date where an upgrade writes it differently.
 *
 * @returns texts written; null when nothing had to be done
 */
export async function updateIndex(request: {
  databaseUrl: string
  onProgress: (detail: string) => void
}): Promise<number | null> {
  const db = createDb({ url: request.databaseUrl, poolSize: 2, statementTimeout })
  const started = performance.now()
  try {
    if (await isIndexCurrent(db)) return null
    const { done } = await rebuildIndex(db, {
      onProgress: (progress) => request.onProgress(describeRebuild(progress, performance.now() - started)),
    })
    return done
  } finally {
    await db.$disconnect()
  }
}
