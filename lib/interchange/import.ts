import { stat } from 'node:fs/promises'
import { createDb } from '@/lib/db'
import { mediaDirectory } from '@/lib/env'
import { createReport } from './report'
import { importFile } from './service'
import type { ImportCounts } from './types'

export type ImportSession = {
  databaseUrl: string
  dataDirectory: string
}

export type ImportResult = ImportCounts & { milliseconds: number }

/** A batch of long texts on a slow disk: generous, but not for ever. */
const statementTimeout = 120_000

/**
 * The whole command: imports a file into a session's database. Every transaction tells the site what it changed.
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
  const started = performance.now()
  try {
    const counts = await importFile(request.file, {
      db,
      mediaDirectory: mediaDirectory(session.dataDirectory),
      dryRun: request.dryRun,
      onProgress: report.progress,
      onRefusal: report.refusal,
    })
    return { ...counts, milliseconds: performance.now() - started }
  } finally {
    report.end()
    await db.$disconnect()
  }
}
