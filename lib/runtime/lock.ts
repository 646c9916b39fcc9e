import { renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { z } from 'zod'
import { createFileExclusive, parseJson, readIfPresent } from './files'
import { processStart, processWorld } from './process-identity'

const ownerSchema = z.object({
  pid: z.number().int(),
  started: z.string(),
  world: z.string(),
  /** For the sentence that refuses the next one: "npm start", "npm run import". */
  purpose: z.string(),
})

export type LockOwner = z.infer<typeof ownerSchema>

export type Lock = { release: () => void }

/** Another container's pids mean nothing here; its lock counts as alive while it is touched. Milliseconds. */
const heartbeat = { every: 5_000, staleAfter: 20_000 }

/** Whether the process that wrote a lock still runs. */
function isAlive(owner: LockOwner, file: string): boolean {
  if (owner.world === processWorld()) return processStart(owner.pid) === owner.started
  try {
    return Date.now() - statSync(file).mtimeMs < heartbeat.staleAfter
  } catch {
    return false
  }
}

function parseOwner(text: string | null): LockOwner | null {
  return text === null ? null : (ownerSchema.safeParse(parseJson(text)).data ?? null)
}

/** The live owner of a lock; null when it is free or its owner died. */
export function lockOwner(file: string): LockOwner | null {
  const owner = parseOwner(readIfPresent(file))
  return owner && isAlive(owner, file) ? owner : null
}

/**
 * Takes a lock for this process. A lock whose owner died is taken over.
 *
 * @returns the lock, or the live owner
 */
export function takeLock(options: { file: string; purpose: string }): Lock | LockOwner {
  const text = JSON.stringify({
    pid: process.pid,
    started: processStart(process.pid) ?? '',
    world: processWorld(),
    purpose: options.purpose,
  } satisfies LockOwner)
  for (;;) {
    if (createFileExclusive({ file: options.file, text, mode: 0o644 })) return heldLock(options.file, text)
    const found = readIfPresent(options.file)
    if (found === null) continue
    const owner = parseOwner(found)
    if (owner && isAlive(owner, options.file)) return owner
    removeDeadLock(options.file, found)
  }
}

/**
 * Removes the lock of a dead owner. It is moved aside first and looked at again: another process may have taken over
 * between our reading and our removing, and its lock has to be put back.
 */
function removeDeadLock(file: string, dead: string): void {
  const aside = `${file}.${process.pid}.dead`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = readIfPresent(aside)
  if (moved !== null && moved !== dead) createFileExclusive({ file, text: moved })
  rmSync(aside, { force: true })
}

function heldLock(file: string, text: string): Lock {
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date())
    } catch {
      // The directory is gone or full: whoever owns the process will notice elsewhere.
    }
  }, heartbeat.every)
  beat.unref()
  return {
    release() {
      clearInterval(beat)
      if (readIfPresent(file) === text) rmSync(file, { force: true })
    },
  }
}
