import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { mediaDirectory } from '@/lib/env'

const fileName = /^[0-9a-f]{64}\.webp$/

/** Bytes of a stored picture, or null when there is none of that name. */
export async function readMedia(file: string): Promise<Buffer | null> {
  if (!fileName.test(file)) return null
  try {
    return await readFile(path.join(/* turbopackIgnore: true */ mediaDirectory(), file))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
