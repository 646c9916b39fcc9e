import type { ChildProcess } from 'node:child_process'
import type { BoundedLog } from './bounded-log'
import { endChild } from './children'
import { Failure } from './failures'
import { serverProgram, spawnNode } from './node-child'
import { withServerOptions } from './server-options'
import { waitFor } from './wait-for'

export type SiteServer = {
  pid: number
  /** Settles when the server has ended, for whatever reason. */
  exited: Promise<void>
  stop: () => Promise<void>
}

type Input = {
  mode: 'start' | 'dev'
  port: number
  environment: NodeJS.ProcessEnv
  log: BoundedLog
  /** Where the server's own words go once it serves. */
  print: (text: string) => void
}

/** Requests under way get this long at the end; the server itself gives up a little earlier. Milliseconds. */
const patience = 25_000

/**
 * Starts the server and waits until it answers.
 *
 * @throws Failure `server_failed`
 */
export async function startSiteServer(input: Input): Promise<SiteServer> {
  const environment = { ...input.environment, PORT: String(input.port) }
  const child = spawnNode({
    args: [serverProgram, input.mode],
    // A development server compiles as well.
    environment:
      input.mode === 'start'
        ? { ...environment, NODE_OPTIONS: withServerOptions(input.environment.NODE_OPTIONS) }
        : environment,
    output: 'pipe',
  })
  let serving = false
  const forward = (chunk: Buffer) => {
    input.log.write(chunk)
    if (serving) input.print(chunk.toString('utf8'))
  }
  child.stdout?.on('data', forward)
  child.stderr?.on('data', forward)
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('close', () => resolve())
  })
  if (!(await answers({ child, port: input.port }))) {
    await endChild({ child, signal: 'SIGTERM', patience })
    throw explain({ port: input.port, log: input.log })
  }
  serving = true
  return { pid: child.pid ?? 0, exited: ended, stop: () => endChild({ child, signal: 'SIGTERM', patience }) }
}

function explain(options: { port: number; log: BoundedLog }): Failure {
  const detail = options.log.tail().split('\n').slice(-20).join('\n')
  if (/EADDRINUSE/.test(detail)) return portBusy(options.port)
  return new Failure('server_failed', {
    sentence: 'The server ended before it answered.',
    advice: `Its last words are above, all of them in ${options.log.file}.`,
    detail,
  })
}

export function portBusy(port: number): Failure {
  return new Failure('port_busy', {
    sentence: `Port ${port} is taken by another program.`,
    advice: `Stop that program, or choose another port: npm start -- --port ${port + 1}`,
  })
}

/** Any answer will do, also a refusal: the server is up. False when it ended or says nothing for two minutes. */
async function answers(options: { child: ChildProcess; port: number }): Promise<boolean> {
  const { child, port } = options
  const over = () => child.exitCode !== null || child.signalCode !== null
  const condition = async () => over() || (await answersOnce(port))
  return (await waitFor({ condition, timeout: 120_000, every: 50 })) && !over()
}

async function answersOnce(port: number): Promise<boolean> {
  try {
    const address = `http://localhost:${port}/robots.txt`
    const response = await fetch(address, { signal: AbortSignal.timeout(30_000), redirect: 'manual' })
    await response.arrayBuffer()
    return true
  } catch {
    return false
  }
}
