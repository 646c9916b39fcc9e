import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectRoot } from '@/lib/runtime/paths'
import { runProgram } from '@/lib/runtime/run-program'
import { pinned } from '@/lib/workbench/cores'
import { processorSeconds } from '../processor'
import { type LoadOrder, type LoadResult, loadResultSchema } from './schema'

type Input = Partial<LoadOrder> &
  Pick<LoadOrder, 'port' | 'paths'> & {
    /** The server's process: its processor time is measured, with that of its children. */
    pid?: number
  }

/**
 * Loads a server of this machine from a process of its own, on the loading core.
 *
 * @example await load({ port: 3000, paths: ['/en'], seconds: 10 })
 * @throws Error when the process fails; answers that are not as ordered are counted as failures instead
 */
export async function load({ pid, ...input }: Input): Promise<LoadResult> {
  const order: LoadOrder = {
    host: '127.0.0.1',
    authority: `localhost:${input.port}`,
    headers: { 'Accept-Encoding': 'gzip' },
    connections: 32,
    status: 200,
    ...input,
  }
  const directory = mkdtempSync(path.join(tmpdir(), 'meridian-load-'))
  try {
    // A list of ten thousand paths is too long for a command line.
    const file = path.join(directory, 'order.json')
    writeFileSync(file, JSON.stringify(order))
    const script = fileURLToPath(new URL('./process.ts', import.meta.url))
    const { program, args } = pinned('load', [process.execPath, '--import', 'tsx', script, file])
    const before = pid ? processorSeconds(pid) : null
    const child = spawn(program, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] })
    const { status, output } = await runProgram({ child })
    if (status !== 0) throw new Error(`The load generator failed:\n${output}`)
    const after = pid ? processorSeconds(pid) : null
    const served = before === null || after === null ? null : after - before
    return { ...loadResultSchema.parse(JSON.parse(output)), served }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

export function perSecond(result: LoadResult): number {
  return result.responses / result.seconds
}

/** Answers that a second of the server's processor time is worth. Unlike `perSecond` it asks for no quiet machine. */
export function perProcessorSecond({ responses, served }: LoadResult): number | null {
  return served ? responses / served : null
}

/** What a row says about its measurement. */
export function describeLoad(result: LoadResult): string {
  const share = Math.round((100 * result.processor) / result.seconds)
  const worth = perProcessorSecond(result)
  return [
    `${Math.round(result.bytes / result.responses)} bytes`,
    `${result.failures} failed`,
    ...(worth === null ? [] : [`${Math.round(worth)} a second of processor time`]),
    `loading took ${share} % of its core`,
  ].join(', ')
}
