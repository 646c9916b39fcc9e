import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { projectRoot } from '@/lib/runtime/paths'
import { runProgram } from '@/lib/runtime/run-program'
import { pinned } from '@/lib/workbench/cores'
import type { Story } from '@/lib/workbench/view-reader'

const resultSchema = z.object({ seconds: z.number(), statuses: z.record(z.string(), z.number()) })

export type BeaconLoad = { port: number; directory: string; seconds: number; stories: Story[]; network: number }

/** Loads a server with beacons of distinct readers, whose addresses begin with `network`. */
export async function loadBeacons(options: BeaconLoad): Promise<{ rate: number; others: number }> {
  const file = path.join(options.directory, 'order.json')
  const origin = `http://localhost:${options.port}`
  writeFileSync(file, JSON.stringify({ ...options, origin, connections: 128 }))
  const script = fileURLToPath(new URL('./beacon-load.ts', import.meta.url))
  const { program, args } = pinned('load', [process.execPath, '--import', 'tsx', script, file])
  const child = spawn(program, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] })
  const { status, output } = await runProgram({ child })
  if (status !== 0) throw new Error(`the load generator failed:\n${output}`)
  const { seconds, statuses } = resultSchema.parse(JSON.parse(output))
  const counted = statuses['200'] ?? 0
  const all = Object.values(statuses).reduce((sum, count) => sum + count, 0)
  return { rate: counted / seconds, others: all - counted }
}
