import type { ChildProcess } from 'node:child_process'
import path from 'node:path'
import type { BoundedLog } from './bounded-log'
import { freePort } from './free-port'
import type { PostgresBinaries } from './postgres-binaries'
import { explainPostgresOutput } from './postgres-cluster'
import { type PostgresUser, spawnAs } from './postgres-user'

export type PostgresProcess = {
  port: number
  pid: number
  /** Settles when the server has ended, for whatever reason. */
  exited: Promise<void>
  stop: () => Promise<void>
}

type StartInput = {
  cluster: string
  binaries: PostgresBinaries
  user: PostgresUser
  log: BoundedLog
  /** Given when a crashed server is started again: its clients know this port. */
  port?: number
}

/** A fast shutdown writes a checkpoint; a slow disk gets this long before recovery at the next start is the better deal. */
const patience = 2_500

/** With the growing pauses between them, 13 s. */
const attempts = 12

/**
 * Starts the server on a free loopback port and waits until it accepts connections, however long the recovery after a
 * crash takes.
 */
export async function startPostgres(input: StartInput): Promise<PostgresProcess> {
  for (let attempt = 1; ; attempt += 1) {
    const port = input.port ?? (await freePort())
    const child = spawnAs({
      user: input.user,
      command: input.binaries.postgres,
      args: ['-D', input.cluster, '-p', String(port), ...serverSettings],
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const output = await untilReady(child, input.log)
    if (output === null) return running({ child, port })
    // Somebody took the port in between, or the backends of a killed server have not noticed yet.
    const again = /could not bind|Address already in use|pre-existing shared memory block/.test(output)
    if (!again || attempt === attempts)
      throw explainPostgresOutput({ what: 'postgres', output, where: path.dirname(input.cluster) })
    await new Promise((resolve) => setTimeout(resolve, 200 * attempt))
  }
}

/** What must hold whatever postgresql.conf says: loopback only, no sockets (their paths have a length limit). */
const serverSettings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'log_destination=stderr',
  'logging_collector=off',
].flatMap((setting) => ['-c', setting])

/** Resolves with null when the server is ready, with its output when it ended. */
function untilReady(child: ChildProcess, log: BoundedLog): Promise<string | null> {
  return new Promise((resolve) => {
    let output = ''
    let ready = false
    child.stderr?.on('data', (chunk: Buffer) => {
      log.write(chunk)
      if (ready) return
      output += chunk.toString('utf8')
      ready = /database system is ready to accept (?:read-only )?connections/.test(output)
      if (ready) resolve(null)
    })
    child.once('error', (error) => resolve(error.message))
    child.once('close', () => resolve(output))
  })
}

function running(options: { child: ChildProcess; port: number }): PostgresProcess {
  const { child, port } = options
  const exited = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('exit', () => resolve())
  })
  return {
    port,
    pid: child.pid ?? 0,
    exited,
    async stop() {
      child.kill('SIGINT')
      const impatient = setTimeout(() => child.kill('SIGQUIT'), patience)
      await exited
      clearTimeout(impatient)
    },
  }
}
