import path from 'node:path'
import { env } from '@/lib/env'
import { createViewCounter, type ViewCounter } from './core/counter'
import { createLabels, type Labels } from './label'

export type Views = { counter: ViewCounter; labels: Labels }

const globals = globalThis as typeof globalThis & { meridianViews?: Promise<Views>; meridianOpenViews?: Views }

/**
 * The counting of this process, in the thread that serves; another thread asks it (lib/views/desk.ts). On globalThis: two counters,
 * of two copies of this module, would not know each other's queue.
 */
export function views(): Promise<Views> {
  globals.meridianViews ??= open().catch((error: unknown) => {
    delete globals.meridianViews
    throw error
  })
  return globals.meridianViews
}

/** Calls back with them: at once when they are open, which is cheaper than any promise; not at all when they cannot be. */
export function withViews(use: (views: Views) => void): void {
  if (globals.meridianOpenViews) use(globals.meridianOpenViews)
  else views().then(use, () => undefined)
}

async function open(): Promise<Views> {
  const { DATABASE_URL, MERIDIAN_DATA_DIR } = env()
  const spool = spoolDirectory(MERIDIAN_DATA_DIR)
  const counter = await createViewCounter({ databaseUrl: DATABASE_URL, spoolDirectory: spool })
  globals.meridianOpenViews = { counter, labels: createLabels() }
  return globals.meridianOpenViews
}

/** Where views lie while the database is down. */
export function spoolDirectory(dataDirectory: string): string {
  return path.resolve(dataDirectory, 'views')
}

/** Answers whoever waits; for the end of a process. */
export async function closeViews(): Promise<void> {
  const running = globals.meridianViews
  delete globals.meridianViews
  const open = await running
  // Only now: it may have been opening.
  delete globals.meridianOpenViews
  await open?.counter.stop()
}
