import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { projectRoot } from '@/lib/runtime/paths'
import { runProgram } from '@/lib/runtime/run-program'
import { pinned } from '@/lib/workbench/cores'
import type { Row } from '../types'
import type { BenchDatabase } from './site'

const resultSchema = z.object({ seconds: z.number(), statuses: z.record(z.string(), z.number()) })

export type BeaconLoad = {
  port: number
  origin: string
  directory: string
  seconds: number
  stories: BenchDatabase['stories']
}

/** Loads a server with beacons of distinct readers. */
export async function loadBeacons(options: BeaconLoad): Promise<{ rate: number; others: number }> {
  const file = path.join(options.directory, 'order.json')
  writeFileSync(file, JSON.stringify({ ...options, connections: 128 }))
  const { program, args } = pinned('load', [process.execPath, '--import', 'tsx', script('beacon-load.ts'), file])
  const child = spawn(program, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] })
  const { status, output } = await runProgram({ child })
  if (status !== 0) throw new Error(`the load generator failed:\n${output}`)
  const { seconds, statuses } = resultSchema.parse(JSON.parse(output))
  const counted = statuses['200'] ?? 0
  const all = Object.values(statuses).reduce((sum, count) => sum + count, 0)
  return { rate: counted / seconds, others: all - counted }
}

function script(name: string): string {
  return fileURLToPath(new URL(`./${name}`, import.meta.url))
}

/** The beacon through HTTP: the server on one core, the load and PostgreSQL on the other. */
export async function benchBeacon(options: {
  database: BenchDatabase
  port: number
  seconds: number
  say: (text: string) => void
}): Promise<Row[]> {
  const { database, port } = options
  const origin = `http://localhost:${port}`
  options.say('the beacon through HTTP')
  const { program, args } = pinned('serve', [
    process.execPath,
    '--import',
    'tsx',
    script('beacon-server.ts'),
    String(port),
  ])
  const server = spawn(program, args, {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      MERIDIAN_DATA_DIR: database.directory,
      MERIDIAN_ORIGIN: origin,
      MERIDIAN_TRUSTED_HOPS: '1',
    },
  })
  try {
    await once(server.stdout, 'data')
    const load = { port, origin, directory: database.directory, stories: database.stories.slice(0, 100) }
    await loadBeacons({ ...load, seconds: Math.min(2, options.seconds) })
    const { rate, others } = await loadBeacons({ ...load, seconds: options.seconds })
    const note = others > 0 ? `${others} answers were no 200` : 'all answered 200 after their commit'
    return [{ what: 'beacon, HTTP, one core', value: rate, unit: '/s', target: { at: 'least', value: 8_000 }, note }]
  } finally {
    const ended = once(server, 'exit')
    server.kill('SIGKILL')
    await ended
  }
}
