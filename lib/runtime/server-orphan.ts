import { dataPaths } from './paths'
import { processStart } from './process-identity'
import { readLastRun } from './run-file'
import { waitFor } from './wait-for'

/**
 * Waits for the server of a killed supervisor: its lifeline ends it within moments (lifeline.mjs), and until then it
 * holds the port. One that hangs is killed. Nobody who lives owns it: the directory is not in use.
 */
export async function endOrphanedServer(directory: string): Promise<void> {
  const server = readLastRun(dataPaths(directory))?.server
  if (!server) return
  const gone = () => processStart(server.pid) !== server.started
  if (await waitFor({ condition: gone, timeout: 3_000 })) return
  process.kill(server.pid, 'SIGKILL')
  await waitFor({ condition: gone, timeout: 2_000 })
}
