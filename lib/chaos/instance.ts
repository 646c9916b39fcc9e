import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { freePort } from '@/lib/runtime/free-port'
import { withServerOptions } from '@/lib/runtime/server-options'
import { waitFor } from '@/lib/runtime/wait-for'
import { ask } from './ask'

export type InstanceOptions = {
  /** With a finished build. */
  checkout: string
  /** The address that the build was made for. */
  origin: string
  databaseUrl: string
  /** What it keeps over its restarts; made when it is not there. */
  data: string
  /** A free one, when it is not given. */
  port?: number
  environment?: Record<string, string>
}

export type Instance = {
  port: number
  healthPort: number
  pid: number
  /** Everything it has said. */
  words: () => string
  /** SIGKILL: resolves when nothing of it is left. */
  kill: () => Promise<void>
  /** SIGTERM. Resolves with the exit code. */
  stop: () => Promise<number | null>
}

const foreign = /^(DATABASE_URL|DATABASE_READ_URL|MERIDIAN_.*|PORT|HOSTNAME|INIT_CWD|npm_.*|NEXT_.*|NODE_ENV)$/

/** One server of the site, as a container would run it, and resolves when it answers. */
export async function startInstance(options: InstanceOptions): Promise<Instance> {
  const port = options.port ?? (await freePort())
  const healthPort = await freePort()
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)))
  const child = spawn(process.execPath, [path.join(options.checkout, 'lib', 'delivery', 'server.mjs'), 'start'], {
    cwd: options.checkout,
    env: {
      ...own,
      NODE_ENV: 'production',
      NODE_OPTIONS: withServerOptions(process.env.NODE_OPTIONS),
      NEXT_TELEMETRY_DISABLED: '1',
      MALLOC_ARENA_MAX: '2',
      DATABASE_URL: options.databaseUrl,
      MERIDIAN_DATA_DIR: options.data,
      MERIDIAN_ORIGIN: options.origin,
      MERIDIAN_HEALTH_PORT: String(healthPort),
      PORT: String(port),
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  const read = (chunk: Buffer) => {
    words += chunk.toString('utf8')
  }
  child.stdout.on('data', read)
  child.stderr.on('data', read)
  const answers = async () => isOver(child) || (await ask({ port, path: '/robots.txt' })).status > 0
  const isUp = await waitFor({ condition: answers, timeout: 60_000, every: 20 })
  if (!isUp || isOver(child)) {
    child.kill('SIGKILL')
    throw new Error(`the instance did not start:\n${words.slice(-4_000)}`)
  }
  return {
    port,
    healthPort,
    pid: child.pid ?? 0,
    words: () => words,
    async kill() {
      await end(child, 'SIGKILL')
    },
    stop: () => end(child, 'SIGTERM'),
  }
}

function isOver(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (isOver(child)) return child.exitCode
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
  return child.exitCode
}

/** Makes a restart of this data directory a first start. */
export function forget(data: string): void {
  rmSync(data, { recursive: true, force: true })
}
