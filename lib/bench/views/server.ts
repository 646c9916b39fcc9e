import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { projectRoot } from '@/lib/runtime/paths'
import { pinned } from '@/lib/workbench/cores'

/** Starts a server of this folder on the serving core; it says so when it listens. */
export async function startServer(options: {
  script: string
  port: number
  environment?: Record<string, string>
  /** What it says of faults is expected, and nobody's news. */
  quiet?: boolean
}): Promise<ChildProcess> {
  const script = fileURLToPath(new URL(`./${options.script}`, import.meta.url))
  const { program, args } = pinned('serve', [process.execPath, '--import', 'tsx', script, String(options.port)])
  const server = spawn(program, args, {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', options.quiet ? 'ignore' : 'inherit'],
    env: { ...process.env, ...options.environment },
  })
  await once(server.stdout, 'data')
  return server
}

export async function endServer(server: ChildProcess): Promise<void> {
  const ended = once(server, 'exit')
  server.kill('SIGKILL')
  await ended
}
