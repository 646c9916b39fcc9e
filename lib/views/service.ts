import path from 'node:path'
import { env } from '@/lib/env'
import { createViewCounter, type ViewCounter } from './core/counter'
import { type Labels, loadLabels } from './label'

export type Views = { counter: ViewCounter; labels: Labels }

const globals = globalThis as typeof globalThis & { meridianViews?: Promise<Views> }

/**
 * The counting of this process. On globalThis: the server in front and Next's bundle each have a copy of this module, and
 * two counters would not know each other's queue.
 */
export function views(): Promise<Views> {
  globals.meridianViews ??= open().catch((error: unknown) => {
    delete globals.meridianViews
    throw error
  })
  return globals.meridianViews
}

async function open(): Promise<Views> {
  const { DATABASE_URL, MERIDIAN_DATA_DIR } = env()
  const [counter, labels] = await Promise.all([
    createViewCounter({ databaseUrl: DATABASE_URL, spoolDirectory: spoolDirectory(MERIDIAN_DATA_DIR) }),
    loadLabels(),
  ])
  return { counter, labels }
}

/** Where views lie while the database is down. */
export function spoolDirectory(dataDirectory: string): string {
  return path.resolve(dataDirectory, 'views')
}

/** Answers whoever waits; for the end of a process. */
export async function closeViews(): Promise<void> {
  const running = globals.meridianViews
  delete globals.meridianViews
  await (await running)?.counter.stop()
}
