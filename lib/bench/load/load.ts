import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectRoot } from '@/lib/runtime/paths'
import { runProgram } from '@/lib/runtime/run-program'
import { pinned } from '../cores'
import { type LoadOrder, type LoadResult, loadResultSchema } from './schema'

type Input = Partial<LoadOrder> & Pick<LoadOrder, 'port' | 'paths'>

/**
 * Loads a server of this machine from a process of its own, on the loading core.
 *
 * @example await load({ port: 3000, paths: ['/en'], seconds: 10 })
 * @throws Error when the process fails; answers that are not as ordered are counted as failures instead
 */
export async function load(input: Input): Promise<LoadResult> {
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
    const child = spawn(program, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] })
    const { status, output } = await runProgram({ child })
    if (status !== 0) throw new Error(`The load generator failed:\n${output}`)
    return loadResultSchema.parse(JSON.parse(output))
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

export function perSecond(result: LoadResult): number {
  return result.responses / result.seconds
}
