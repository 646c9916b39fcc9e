import { stat } from 'node:fs/promises'
import { createDb } from '@/lib/db'
import { mediaDirectory } from '@/lib/env'
import { createRefresher } from './refresher'
import { createReport } from './report'
import { importFile } from './service'
import type { ImportCounts } from './types'

export type ImportSession = {
  databaseUrl: string
  /** Where the site is served right now; null when it is not. */
  origin: string | null
  secret: string
  dataDirectory: string
}

export type ImportResult = ImportCounts & { milliseconds: number; siteWasTold: boolean }

/** A batch of long texts on a slow disk: generous, but not for ever. */
const statementTimeout = 120_000

/**
 * The whole command: imports a file into a session's database and keeps its site up to date meanwhile.
 *
 * @throws when the file cannot be read or the database does not answer; what was imported until then stays
 */
export async function runImport(request: {
  file: string
  dryRun: boolean
  session: ImportSession
  output: NodeJS.WriteStream
}): Promise<ImportResult> {
  const { session } = request
  const { size } = await stat(request.file)
  // One connection writes; the other answers whether a story with pictures is known already.
  const db = createDb({ url: session.databaseUrl, poolSize: 2, statementTimeout })
  const report = createReport(request.output, size)
  const refresher = createRefresher(session)
  const started = performance.now()
  try {
    const counts = await importFile(request.file, {
      db,
      mediaDirectory: mediaDirectory(session.dataDirectory),
      dryRun: request.dryRun,
      onProgress: report.progress,
      onRefusal: report.refusal,
      onChange: refresher.changed,
    })
    return { ...counts, milliseconds: performance.now() - started, siteWasTold: await refresher.finish() }
  } finally {
    report.end()
    await db.$disconnect()
  }
}
