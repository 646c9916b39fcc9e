import { stat } from 'node:fs/promises'
import path from 'node:path'
import { type Rehearsal, writeStories } from '@/lib/articles/mutations'
import type { StoryToWrite } from '@/lib/articles/mutations-types'
import type { PrismaClient } from '@/lib/db'
import { batchLimits } from './constants'
import { readLines } from './lines'
import { completeStory } from './story'
import type { ImportCounts, ImportProgress, Refusal, SourceEntry } from './types'

export type ImportOptions = {
  db: PrismaClient
  /** Where pictures are kept. */
  mediaDirectory: string
  /** Everything is checked against the files and the database; nothing is written. */
  dryRun?: boolean
  onProgress?: (progress: ImportProgress) => void
  onRefusal?: (refusal: Refusal) => void
  /** Awaited between batches that changed something and the next; for cache invalidation. */
  onChange?: () => void
  /** Last word on a story before it is written; its checksum is already taken. */
  adjust?: (story: StoryToWrite) => StoryToWrite
}

type Waiting = { label: string; story: StoryToWrite }

/** Imports a file of one story a line. @throws when the file cannot be read or the database does not answer */
export async function importFile(file: string, options: ImportOptions): Promise<ImportCounts> {
  await stat(file)
  return importEntries(readLines(file), { ...options, directory: path.dirname(path.resolve(file)) })
}

/** Imports stories from anywhere; pictures are looked for beside `directory`. */
export async function importEntries(
  entries: AsyncIterable<SourceEntry> | Iterable<SourceEntry>,
  options: ImportOptions & { directory: string },
): Promise<ImportCounts> {
  const started = performance.now()
  const counts: ImportCounts = { created: 0, updated: 0, unchanged: 0, refused: 0 }
  const rehearsal: Rehearsal | undefined = options.dryRun ? { owners: new Map(), stories: new Map() } : undefined
  let bytes = 0
  let batch: Waiting[] = []
  let batchBytes = 0
  let writing: Promise<void> = Promise.resolve()

  function refuse(refusal: Refusal) {
    counts.refused += 1
    options.onRefusal?.(refusal)
  }

  async function write(waiting: Waiting[]) {
    const outcomes = await writeStories(
      options.db,
      waiting.map(({ story }) => story),
      rehearsal,
    )
    outcomes.forEach((outcome, index) => {
      if (outcome.result !== 'refused') counts[outcome.result] += 1
      else refuse({ label: waiting[index]?.label ?? outcome.externalId, faults: [outcome] })
    })
    if (outcomes.some(({ result }) => result === 'created' || result === 'updated')) options.onChange?.()
  }

  async function isUnchanged(story: { externalId: string; importHash: string }) {
    const { externalId, importHash } = story
    return (await options.db.article.count({ where: { externalId, importHash } })) > 0
  }

  /** One batch is written while the next is read and checked: the two keep two cores busy. */
  async function flush() {
    const waiting = batch
    batch = []
    batchBytes = 0
    await writing
    if (waiting.length > 0) writing = write(waiting)
    // Its fault is thrown where it is awaited; until then it must not count as unhandled.
    writing.catch(() => undefined)
    options.onProgress?.({ ...counts, bytes, milliseconds: performance.now() - started })
  }

  try {
    for await (const entry of entries) {
      bytes += entry.bytes
      const completed = await completeStory(entry, { ...options, isUnchanged })
      if (!completed.ok) {
        refuse({ label: entry.label, faults: completed.faults })
        continue
      }
      if (completed.value === 'unchanged') {
        counts.unchanged += 1
        continue
      }
      const story = options.adjust?.(completed.value) ?? completed.value
      // The same story twice in one statement is a fault of PostgreSQL's; the later line must see the earlier one written.
      const isRepeated = batch.some((waiting) => waiting.story.externalId === story.externalId)
      if (isRepeated || batch.length >= batchLimits.stories || batchBytes + entry.bytes > batchLimits.bytes)
        await flush()
      batch.push({ label: entry.label, story })
      batchBytes += entry.bytes
    }
    await flush()
  } finally {
    await writing
  }
  options.onProgress?.({ ...counts, bytes, milliseconds: performance.now() - started })
  return counts
}
