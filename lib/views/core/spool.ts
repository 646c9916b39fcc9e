import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { processStart } from '@/lib/runtime/process-identity'
import type { Entry } from '../types'

/** A file is put aside for replay when it is this long, so that a replay needs little memory. Bytes. */
const fileLimit = 16_000_000

const lineSchema = z.tuple([
  z.string().regex(/^[0-9a-f]{32}$/),
  z.iso.date(),
  z.int().min(0).max(30),
  z.int().min(0).max(100),
  z.uuid(),
  z.uuid(),
])

const namePattern = /^(\d+)-(\w+)-([0-9a-f-]{36})\.views$/

export type SpoolFile = { path: string; id: string }

export type Spool = ReturnType<typeof createSpool>

/**
 * Views on disk while the database is down: one line each, synced before their readers are answered. A file belongs to
 * the process that writes it; those of processes that are no more are anybody's to replay.
 *
 * @param limit bytes of all files of this process together
 */
export function createSpool({ directory, limit }: { directory: string; limit: number }) {
  let current: { handle: FileHandle; file: SpoolFile; bytes: number } | null = null
  let bytes = 0
  let last: Promise<unknown> = Promise.resolve()
  const mine = `${process.pid}-${(processStart(process.pid) ?? '0').replace(/\W/g, '')}`

  /** One thing at a time: a file must not be put aside while something is being written to it. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  async function begin(): Promise<NonNullable<typeof current>> {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    const id = randomUUID()
    const file = { id, path: path.join(directory, `${mine}-${id}.views`) }
    current = { handle: await open(file.path, 'ax', 0o600), file, bytes: 0 }
    await syncDirectory(directory)
    return current
  }

  async function endFile(): Promise<void> {
    const ended = current
    current = null
    await ended?.handle.close()
  }

  async function write(entries: readonly Entry[]): Promise<void> {
    const text = Buffer.from(entries.map(lineOf).join(''))
    if (bytes + text.length > limit) throw new Error(`the spool in ${directory} is full`)
    try {
      const target = current ?? (await begin())
      await target.handle.appendFile(text)
      await target.handle.datasync()
      target.bytes += text.length
      bytes += text.length
      if (target.bytes > fileLimit) await endFile()
    } catch (error) {
      await endFile().catch(() => undefined)
      throw error
    }
  }

  return {
    /** Resolves when the entries are on disk. After a failure a new file is begun: the end of the old one may be torn. */
    append: (entries: readonly Entry[]): Promise<void> => inTurn(() => write(entries)),
    /** Ends the file that is being written; the next view begins another one. */
    putAside: (): Promise<void> => inTurn(endFile),
    /** Whether there is a file that has not been put aside. */
    isOpen: () => current !== null,
    /** Files nobody writes to any more. */
    async files(): Promise<SpoolFile[]> {
      const names = await readdir(directory).catch(() => [])
      return names.flatMap((name) => {
        const [, pid, started, id] = namePattern.exec(name) ?? []
        if (!pid || !id || id === current?.file.id) return []
        const own = name.startsWith(`${mine}-`)
        const alive = (processStart(Number(pid)) ?? '').replace(/\W/g, '') === started
        return alive && !own ? [] : [{ path: path.join(directory, name), id }]
      })
    },
    async remove(file: SpoolFile): Promise<void> {
      await rm(file.path, { force: true })
      await syncDirectory(directory)
      if ((await this.files()).length === 0 && !current) bytes = 0
    },
    bytes: () => bytes,
  }
}

/** The whole lines of a file. A torn one was never acknowledged: its process ended while it wrote. */
export async function readSpool(file: SpoolFile): Promise<Entry[]> {
  const text = await readFile(file.path, 'utf8')
  return text.split('\n').flatMap((line) => {
    const parsed = lineSchema.safeParse(parseLine(line))
    if (!parsed.success) return []
    const [key, day, hour, referrer, articleId, translationId] = parsed.data
    return [{ key, day, hour, referrer, articleId, translationId }]
  })
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

function lineOf(entry: Entry): string {
  const { key, day, hour, referrer, articleId, translationId } = entry
  return `${JSON.stringify([key, day, hour, referrer, articleId, translationId])}\n`
}

/** A new name is durable only when its directory is. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
