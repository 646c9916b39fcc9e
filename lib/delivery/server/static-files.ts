import { cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Captured } from '../finish/captured'

/** Days for which pages of an earlier build may still be open in a browser, or served as the last good ones. */
const kept = 14

const types: Record<string, string> = {
  '.js': 'application/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
}

/** Only names as Next makes them: nothing that could leave the folder. */
const pattern = /^\/_next\/static\/((?:[\w~.()[\]-]+\/)*[\w~.()[\]-]+)$/

/**
 * Scripts and other files of this build and, kept for a while, of earlier ones: a page that was opened before an upgrade goes on
 * working after it. Their names carry a checksum, so builds do not get into each other's way.
 */
export function keepStaticFiles(options: { build: string; dataDirectory: string }) {
  const folder = path.join(options.dataDirectory, 'static')
  cpSync(options.build, folder, { recursive: true, force: true, preserveTimestamps: false })
  removeOlderThan(folder, Date.now() - kept * 24 * 60 * 60_000)
  return async (address: string): Promise<Captured | null> => {
    const name = pattern.exec(address)?.[1]
    if (!name || name.includes('..')) return null
    for (const place of [options.build, folder]) {
      const body = readFile(path.join(place, name))
      if (!body) continue
      const type = types[path.extname(name)] ?? 'application/octet-stream'
      const headers: [string, string][] = [
        ['content-type', type],
        ['cache-control', 'public, max-age=31536000, immutable'],
      ]
      return { status: 200, headers, body }
    }
    return null
  }
}

function readFile(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}

function removeOlderThan(folder: string, moment: number): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    if (statSync(file).mtimeMs < moment) rmSync(file, { force: true })
  }
}
