import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { decodePage, encodePage, peekDescription } from './page-file.mjs'
import { tagClock } from './tag-clock.mjs'

/** Enough of a file for its description: tags of a front page are the longest part of it. */
const beginningBytes = 16 * 1024

/**
 * Pages on disk, each one file. What cannot be written or read is a miss, never a fault: the disk is a cache.
 *
 * @param {{ directory: string, maxBytes: number, onFault?: (what: string, error: unknown) => void }} options
 */
export function createPageStore({ directory, maxBytes, onFault = () => undefined }) {
  /** @type {Map<string, { bytes: number, tags: string[], at: number }>} by file name, the longest unused first */
  const index = new Map()
  let used = 0
  /** Files that are being written: not what an earlier process left unfinished. */
  const unfinishedHere = new Set()
  const ready = readIndex().catch((error) => onFault('the page store could not be read', error))

  async function readIndex() {
    const found = []
    for (const { folder, name } of await listFiles(directory)) {
      const file = path.join(directory, folder, name)
      if (unfinishedHere.has(file)) continue
      const known = name.endsWith('.page') ? await describe(file) : null
      if (known) found.push({ name, ...known })
      else await rm(file, { force: true }).catch(() => undefined)
    }
    found.sort((a, b) => a.used - b.used)
    for (const { name, ...entry } of found) if (!index.has(name)) remember(name, entry)
  }

  async function describe(file) {
    const handle = await open(file)
    try {
      const { size, atimeMs, mtimeMs } = await handle.stat()
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(beginningBytes), 0, beginningBytes, 0)
      const description = peekDescription(buffer.subarray(0, bytesRead))
      return (
        description && { bytes: size, tags: description.tags, at: description.at, used: Math.max(atimeMs, mtimeMs) }
      )
    } finally {
      await handle.close()
    }
  }

  function remember(name, { bytes, tags, at }) {
    used += bytes - (index.get(name)?.bytes ?? 0)
    index.delete(name)
    index.set(name, { bytes, tags, at })
  }

  async function drop(name) {
    used -= index.get(name)?.bytes ?? 0
    index.delete(name)
    await rm(fileOf(name), { force: true }).catch((error) => onFault('a page could not be removed', error))
  }

  async function evict() {
    for (const name of index.keys()) {
      if (used <= maxBytes) return
      await drop(name)
    }
  }

  function fileOf(name) {
    return path.join(directory, name.slice(0, 2), name)
  }

  // What was taken from readers goes at once, also from the disk: a start without a database must not bring it back.
  tagClock.onFall(({ tags, at, purge }) => {
    if (!purge) return
    const fallen = new Set(tags)
    void ready.then(() => {
      for (const [name, entry] of index) {
        if (entry.at <= at && entry.tags.some((tag) => fallen.has(tag))) void drop(name)
      }
    })
  })

  return {
    ready,
    /** @returns {Promise<{ description: object, parts: Buffer[] } | null>} */
    async read(key) {
      const name = nameOf(key)
      const file = fileOf(name)
      try {
        const page = await decodePage(await readFile(file))
        if (page?.description.key === key) {
          const entry = index.get(name)
          if (entry) remember(name, entry)
          const moment = new Date()
          utimes(file, moment, moment).catch(() => undefined)
          return page
        }
        onFault(`a damaged page was removed: ${key}`)
        await drop(name)
      } catch (error) {
        if (error?.code !== 'ENOENT') onFault('a page could not be read', error)
      }
      return null
    },

    /** @param {{ key: string, at: number, tags: string[] }} description what else is in it is kept as it is */
    async write(description, parts) {
      const name = nameOf(description.key)
      const file = fileOf(name)
      const unfinished = `${file}.${randomBytes(6).toString('hex')}`
      unfinishedHere.add(unfinished)
      try {
        const bytes = await encodePage({ description, parts })
        await writeIn(path.dirname(file), unfinished, bytes)
        await rename(unfinished, file)
        remember(name, { bytes: bytes.length, tags: description.tags, at: description.at })
        await ready
        // While it was written, something on it may have been taken from readers: then nobody found it in the index.
        if (!tagClock.isServable(description.tags, description.at)) await drop(name)
        await evict()
      } catch (error) {
        await rm(unfinished, { force: true }).catch(() => undefined)
        onFault('a page could not be written', error)
      } finally {
        unfinishedHere.delete(unfinished)
      }
    },

    remove: (key) => drop(nameOf(key)),
    usage: () => ({ pages: index.size, bytes: used }),
    exists: (key) =>
      stat(fileOf(nameOf(key))).then(
        () => true,
        () => false,
      ),
  }
}

/** There are 256 folders; after the first pages all of them are there. */
async function writeIn(folder, file, bytes) {
  try {
    await writeFile(file, bytes)
  } catch (error) {
    if (error?.code !== 'ENOENT') throw error
    await mkdir(folder, { recursive: true })
    await writeFile(file, bytes)
  }
}

/** Files of the folders that pages lie in; none while there is no such directory. */
async function listFiles(directory) {
  const folders = await readdir(directory).catch(() => [])
  const lists = folders.map(async (folder) => {
    const names = await readdir(path.join(directory, folder)).catch(() => [])
    return names.map((name) => ({ folder, name }))
  })
  return (await Promise.all(lists)).flat()
}

function nameOf(key) {
  return `${createHash('sha256').update(key).digest('hex').slice(0, 40)}.page`
}
