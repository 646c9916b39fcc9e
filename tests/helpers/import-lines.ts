import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import type { Db, PrismaClient } from '@/lib/db'
import { describeRefusal } from '@/lib/interchange/progress'
import { type ImportOptions, importEntries } from '@/lib/interchange/service'
import type { ImportCounts } from '@/lib/interchange/types'

export type ImportOutcome = ImportCounts & { refusals: string[] }

/** Imports lines as `npm run import` would those of a file in `directory`. */
export async function importLines(
  db: PrismaClient,
  lines: readonly unknown[],
  options: Partial<ImportOptions> & { directory?: string } = {},
): Promise<ImportOutcome> {
  const directory = options.directory ?? tmpdir()
  const refusals: string[] = []
  const entries = lines.map((line, index) => {
    const text = typeof line === 'string' ? line : JSON.stringify(line)
    return { label: `line ${index + 1}`, bytes: Buffer.byteLength(text), text }
  })
  const counts = await importEntries(entries, {
    db,
    mediaDirectory: options.mediaDirectory ?? mkdtempSync(path.join(tmpdir(), 'meridian-media-')),
    ...options,
    directory,
    onRefusal: (refusal) => refusals.push(describeRefusal(refusal)),
  })
  return { ...counts, refusals }
}

const rowSchema = z.object({ row: z.string() })

/** Tables that an import may write. */
const tables = [
  ...['article', 'article_author', 'article_tag', 'author', 'author_translation', 'media', 'media_translation'],
  ...[
    'revision',
    'search_document',
    'search_title',
    'search_word',
    'section',
    'section_translation',
    'site_settings',
    'site_settings_translation',
  ],
  ...['slug_redirect', 'tag', 'tag_translation', 'translation', 'view_count'],
]

/**
 * Which version of which row every table holds (`xmin` is the transaction that wrote it): equal before and after when
 * nothing was written, not even the same values again.
 */
export async function rowVersions(db: Db, only: readonly string[] = tables): Promise<string[]> {
  const all: string[] = []
  for (const table of only) {
    const rows = await db.$queryRawUnsafe(`SELECT '${table} ' || xmin || ' ' || ctid AS row FROM ${table} ORDER BY 1`)
    all.push(
      ...z
        .array(rowSchema)
        .parse(rows)
        .map(({ row }) => row),
    )
  }
  return all
}
