import { stat } from 'node:fs/promises'
import path from 'node:path'
import { mediaDirectory } from '@/lib/env'

/** Sizes that are remembered: a picture's file never changes under its name. */
const remembered = 20_000
const sizes = new Map<string, number>()

/** Bytes of stored pictures by their addresses (`/media/<sha256>.webp`); a picture without a file is left out. */
export async function mediaSizes(sources: readonly string[]): Promise<Map<string, number>> {
  const found = await Promise.all(
    [...new Set(sources)].map(async (source): Promise<[string, number][]> => {
      const size = sizes.get(source) ?? (await fileSize(path.basename(source)))
      if (size === null) return []
      if (sizes.size >= remembered) sizes.clear()
      sizes.set(source, size)
      return [[source, size]]
    }),
  )
  return new Map(found.flat())
}

async function fileSize(file: string): Promise<number | null> {
  try {
    return (await stat(path.join(/* turbopackIgnore: true */ mediaDirectory(), file))).size
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
