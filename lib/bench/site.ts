import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { dataPaths, projectRoot } from '@/lib/runtime/paths'
import { readLastRun } from '@/lib/runtime/run-file'
import { waitFor } from '@/lib/runtime/wait-for'
import { pinned } from '@/lib/workbench/cores'

export type BenchSite = {
  port: number
  origin: string
  data: string
  databaseUrl: string
  /** The process of `npm start`: server and database are its children. */
  pid: number
  /** The process that answers. */
  serverPid: () => number
  stop: () => Promise<void>
}

/** The settings of another site on this machine must not reach the measured one. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(DATABASE_URL|DATABASE_READ_URL|MERIDIAN_.*|PORT|HOSTNAME|INIT_CWD|npm_.*|NEXT_.*)$/
  const environment = { ...process.env, NO_COLOR: '1' }
  for (const name of Object.keys(environment)) if (foreign.test(name)) Reflect.deleteProperty(environment, name)
  return environment
}

/** Starts the site as a person does, on the serving core, with all its children. */
export async function startBenchSite(options: {
  port: number
  data: string
  environment?: Record<string, string>
}): Promise<BenchSite> {
  const { port, data } = options
  const script = path.join(projectRoot, 'scripts', 'run.mjs')
  const { program, args } = pinned('serve', [process.execPath, script, 'start', '--port', String(port), '--data', data])
  const child = spawn(program, args, {
    cwd: projectRoot,
    env: { ...cleanEnvironment(), ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  const read = (chunk: Buffer) => {
    words = (words + chunk.toString('utf8')).slice(-8_000)
  }
  child.stdout.on('data', read)
  child.stderr.on('data', read)
  const over = () => child.exitCode !== null || child.signalCode !== null
  await waitFor({ condition: () => over() || words.includes('Meridian is ready at'), timeout: 900_000 })
  if (over()) throw new Error(`The site did not start:\n${words}`)
  const run = () => {
    const found = readLastRun(dataPaths(data))
    if (!found) throw new Error(`Nothing runs on ${data}.`)
    return found
  }
  return {
    port,
    origin: `http://localhost:${port}`,
    data,
    databaseUrl: run().databaseUrl,
    pid: child.pid ?? 0,
    serverPid: () => run().server?.pid ?? run().pid,
    stop: () => end(child),
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  const impatient = setTimeout(() => child.kill('SIGKILL'), 30_000)
  await ended
  clearTimeout(impatient)
}
