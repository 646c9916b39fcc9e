import { realpathSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Failure } from './failures'
import { readIfPresent } from './files'
import { processCommand, processStart } from './process-identity'
import { waitFor } from './wait-for'

/**
 * Ends the PostgreSQL that a killed supervisor left behind, so that the cluster can be started again. The caller holds
 * the lock of the data directory, so nobody who lives owns that server.
 *
 * @returns whether there was one
 */
export async function stopOrphanedPostgres(cluster: string): Promise<boolean> {
  const file = path.join(cluster, 'postmaster.pid')
  const text = readIfPresent(file)
  if (text === null) return false
  const pid = Number.parseInt(text, 10)
  if (!isServerOf({ pid, cluster })) {
    disown({ file, text })
    return false
  }
  if (await endProcess(pid)) return true
  throw new Failure('postgres_failed', {
    sentence: `A PostgreSQL of an earlier start (process ${pid}) still holds ${cluster} and does not end.`,
    advice: `End it with "kill -QUIT ${pid}", then start again.`,
  })
}

/**
 * PostgreSQL refuses to start while the process named in the file exists; but after a crash that number may belong to
 * anybody, or to a dead server that nobody has reaped (a container without init). The number of its own parent it lets
 * pass, and still looks whether backends of the old server are attached to the shared memory that the file names.
 */
function disown(options: { file: string; text: string }): void {
  // A power cut may leave the file empty, which PostgreSQL also refuses.
  if (!/^-?\d+/.test(options.text)) rmSync(options.file)
  else writeFileSync(options.file, options.text.replace(/^-?\d+/, String(process.pid)))
}

/** The process must be a postgres that was started for this very directory. */
function isServerOf(options: { pid: number; cluster: string }): boolean {
  if (processStart(options.pid) === null) return false
  const command = processCommand(options.pid)
  const names = [options.cluster, realPath(options.cluster)]
  return /postgres/.test(command) && names.some((name) => command.includes(` -D ${name} `))
}

function realPath(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return file
  }
}

/** Fast shutdown first; the immediate one leaves the rest to recovery, which loses nothing that was committed. */
async function endProcess(pid: number): Promise<boolean> {
  const started = processStart(pid)
  for (const [signal, timeout] of [
    ['SIGINT', 8_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return processStart(pid) !== started
    }
    if (await waitFor({ condition: () => processStart(pid) !== started, timeout })) return true
  }
  return false
}
