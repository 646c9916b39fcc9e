import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Bookmark } from '@/lib/invalidation/listener'
import { parseJson, readIfPresent, writeFileAtomic } from '@/lib/runtime/files'

const bookmarkSchema = z.object({ id: z.string().regex(/^\d+$/), at: z.number() })

/** The last change that this instance knows of, in its data directory. A lost one costs all cached pages, nothing else. */
export function createBookmark(dataDirectory: string) {
  const file = path.join(dataDirectory, 'pages', 'bookmark.json')
  return {
    read: (): Bookmark | null => bookmarkSchema.safeParse(parseJson(readIfPresent(file) ?? '')).data ?? null,
    write(bookmark: Bookmark): void {
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileAtomic({ file, text: JSON.stringify(bookmark) })
    },
  }
}
