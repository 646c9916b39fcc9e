import { accessSync, constants } from 'node:fs'
import path from 'node:path'

/** The full path of a program, or null. Debian keeps servers in sbin, which is not on every person's PATH. */
export function onPath(name: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin']
  for (const folder of folders.filter(Boolean)) {
    const file = path.join(folder, name)
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {
      // Not in this folder.
    }
  }
  return null
}
