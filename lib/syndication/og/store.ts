import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ogFiles } from './constants'

/** Pictures that were drawn, on disk: drawing takes a hundred times as long as reading. Bounded, the oldest go first. */
export type OgStore = {
  read: (file: string) => Promise<Buffer<ArrayBuffer> | null>
  write: (file: string, data: Buffer) => Promise<void>
}

/** @param limit files that are kept */
export function openOgStore(directory: string, limit: number = ogFiles): OgStore {
  let count: number | undefined

  async function read(file: string): Promise<Buffer<ArrayBuffer> | null> {
    const data = await readFile(path.join(/* turbopackIgnore: true */ directory, file)).catch(ignoreMissing)
    return data ?? null
  }

  /** Written aside and renamed: nobody gets half a picture. A full disk costs the picture its keeping, not its answer. */
  async function write(file: string, data: Buffer): Promise<void> {
    await mkdir(directory, { recursive: true })
    const temporary = path.join(/* turbopackIgnore: true */ directory, `.${randomUUID()}.tmp`)
    await writeFile(temporary, data)
    await rename(temporary, path.join(/* turbopackIgnore: true */ directory, file))
    count = (count ?? (await readdir(directory)).length) + 1
    if (count > limit) await dropOldest()
  }

  async function dropOldest(): Promise<void> {
    const names = await readdir(directory)
    const aged = await Promise.all(
      names.map(async (name) => ({
        name,
        time: (await stat(path.join(directory, name)).catch(ignoreMissing))?.mtimeMs ?? 0,
      })),
    )
    const surplus = aged.sort((a, b) => a.time - b.time).slice(0, Math.max(0, aged.length - Math.floor(limit * 0.9)))
    await Promise.all(surplus.map(({ name }) => rm(path.join(directory, name), { force: true })))
    count = names.length - surplus.length
  }

  return { read, write }
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
