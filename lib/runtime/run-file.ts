import { rmSync } from 'node:fs'
import { z } from 'zod'
import { parseJson, readIfPresent, writeFileAtomic } from './files'
import { lockOwner } from './lock'
import type { DataPaths } from './paths'

const runSchema = z.object({
  pid: z.number().int(),
  databaseUrl: z.string(),
  /** Public address of the site. */
  origin: z.string(),
  /** Where the site listens on this machine. */
  port: z.number().int(),
  /** The process that serves; to be ended when its supervisor was killed. */
  server: z.object({ pid: z.number().int(), started: z.string() }).nullable(),
})

export type RunFile = z.infer<typeof runSchema>

/** Tells other commands how to reach what runs. It holds the database password, hence the mode. */
export function writeRunFile(paths: DataPaths, run: RunFile): void {
  writeFileAtomic({ file: paths.run, text: `${JSON.stringify(run, null, 2)}\n`, mode: 0o600 })
}

export function removeRunFile(paths: DataPaths): void {
  rmSync(paths.run, { force: true })
}

/** What the last start wrote, whether it still runs or not. */
export function readLastRun(paths: DataPaths): RunFile | null {
  return runSchema.safeParse(parseJson(readIfPresent(paths.run) ?? '')).data ?? null
}

/** What runs on a data directory at this moment; null when nothing does. */
export function readRunFile(paths: DataPaths): RunFile | null {
  const run = readLastRun(paths)
  return run && lockOwner(paths.lock)?.pid === run.pid ? run : null
}
