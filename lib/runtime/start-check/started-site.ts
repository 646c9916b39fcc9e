import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import path from 'node:path'
import { dataPaths } from '../paths'
import { readLastRun } from '../run-file'
import { waitFor } from '../wait-for'
import type { Checkout } from './checkout'

export type StartedSite = {
  npm: ChildProcess
  output: () => string
  /** Resolves with the seconds until it was ready, rejects when it ended before. */
  ready: () => Promise<number>
  /** Resolves with the exit code (128 + n after a signal) and the seconds since the start. */
  ended: () => Promise<{ code: number; seconds: number }>
}

type Input = { checkout: Checkout; args: string[]; environment?: Record<string, string> }

/** Runs a real `npm start` in a process group of its own, as a terminal does. */
export function startSite({ checkout, args, environment }: Input): StartedSite {
  const { person } = checkout
  const npm = spawn('npm', ['start', '--', ...args], {
    cwd: checkout.directory,
    env: { ...cleanEnvironment(checkout), ...environment },
    ...(person ? { uid: person.uid, gid: person.gid } : {}),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  let output = ''
  const collect = (chunk: Buffer) => {
    output += chunk.toString('utf8')
  }
  npm.stdout.on('data', collect)
  npm.stderr.on('data', collect)
  const ended = new Promise<{ code: number; seconds: number }>((resolve) => {
    npm.once('exit', (code, signal) =>
      resolve({ code: code ?? (signal === 'SIGKILL' ? 137 : 143), seconds: seconds() }),
    )
  })
  return {
    npm,
    output: () => output,
    ended: () => ended,
    async ready() {
      const over = () => npm.exitCode !== null || npm.signalCode !== null
      await waitFor({ condition: () => /is ready at/.test(output) || over(), timeout: 900_000 })
      if (!/is ready at/.test(output)) throw new Error(output)
      return seconds()
    },
  }
}

/** Variables of the npm and the site that run the check must not reach the npm and the site that are checked. */
function cleanEnvironment(checkout: Checkout): NodeJS.ProcessEnv {
  const environment = { ...process.env }
  for (const name of Object.keys(environment)) {
    if (/^(npm_|INIT_CWD|DATABASE_URL|MERIDIAN_|NEXT_|PORT$|NODE_OPTIONS)/.test(name)) delete environment[name]
  }
  return { ...environment, NO_COLOR: '1', ...(checkout.person ? { HOME: path.join(checkout.temporary, 'home') } : {}) }
}

/** The supervisor's process id, from what it tells other commands. */
export function supervisorOf(dataDirectory: string): number {
  const run = readLastRun(dataPaths(dataDirectory))
  if (!run) throw new Error(`nothing runs on ${dataDirectory}`)
  return run.pid
}

/** Every process that works inside a checkout: npm, the supervisor, Next, PostgreSQL and all their children. */
export function processesIn(checkout: Checkout): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && worksIn(pid, checkout.temporary))
}

function worksIn(pid: number, directory: string): boolean {
  try {
    // A zombie has no working directory, but an unreadable one is somebody else's.
    return (
      readlinkSync(`/proc/${pid}/cwd`).startsWith(directory) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    )
  } catch {
    return false
  }
}
