import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import path from 'node:path'

/** The settings of a site on this machine must not reach its tests. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign =
    /^(DATABASE_URL|DATABASE_READ_URL|MERIDIAN_.*|NODE_ENV|PORT|HOSTNAME|INIT_CWD|npm_.*|NEXT_SERVER_ACTIONS_.*)$/
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name))
  return { ...Object.fromEntries(own), NODE_ENV: 'production', TZ: 'Asia/Kathmandu', NEXT_TELEMETRY_DISABLED: '1' }
}

function command(checkout: string, args: string[]): string[] {
  return [path.join(checkout, 'scripts', 'run.mjs'), ...args]
}

/** Runs one of Meridian's commands in a checkout to its end. */
export function runCommand(options: { checkout: string; args: string[] }): { status: number | null; output: string } {
  const args = command(options.checkout, options.args)
  const result = spawnSync(process.execPath, args, { cwd: options.checkout, env: cleanEnvironment(), encoding: 'utf8' })
  return { status: result.status, output: `${result.stdout}${result.stderr}` }
}

export type RunningSite = { output: () => string; stop: () => Promise<void> }

/** Starts the site as `npm start` does and resolves when it says that it is ready. */
export async function startSite(options: {
  checkout: string
  port: number
  data: string
  environment?: Record<string, string>
}): Promise<RunningSite> {
  const args = command(options.checkout, ['start', '--port', String(options.port), '--data', options.data])
  const child = spawn(process.execPath, args, {
    cwd: options.checkout,
    env: { ...cleanEnvironment(), ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  await new Promise<void>((resolve, reject) => {
    let ready = false
    const read = (chunk: Buffer) => {
      output += chunk.toString('utf8')
      if (!ready) process.stdout.write(chunk)
      if (!ready && output.includes('Meridian is ready at')) {
        ready = true
        resolve()
      }
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('error', reject)
    child.once('close', (code) =>
      reject(new Error(`npm start ended with ${code} before the site was ready:\n${output}`)),
    )
  })
  return { output: () => output, stop: () => stop(child) }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  const impatient = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await ended
  clearTimeout(impatient)
}
