import { realpathSync, rmSync } from 'node:fs'
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
  const pid = Number.parseInt(readIfPresent(file)?.split('\n')[0] ?? '', 10)
  if (!pid || processStart(pid) === null) return false
  if (!isServerOf({ pid, cluster })) {
    // After a crash of the machine the number may belong to anybody; PostgreSQL itself would refuse to start.
    if (!/postgres/.test(processCommand(pid))) rmSync(file, { force: true })
    return false
  }
  if (await endProcess(pid)) return true
  throw new Failure('postgres_failed', {
    sentence: `A PostgreSQL of an earlier start (process ${pid}) still holds ${cluster} and does not end.`,
    advice: `End it with "kill -QUIT ${pid}", then start again.`,
  })
}

/** The process must be a postgres that was started for this very directory. */
function isServerOf(options: { pid: number; cluster: string }): boolean {
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
