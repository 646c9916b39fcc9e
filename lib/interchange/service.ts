import { stat } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Rehearsal, writeStories } from '@/lib/articles/mutations'
import { analyseAhead, storyOf } from '@/lib/articles/mutations-analyse'
import type { StoryToWrite } from '@/lib/articles/mutations-types'
import type { PrismaClient } from '@/lib/db'
import type { AnalysedText } from '@/lib/search/document'
import { mapAhead } from './ahead'
import { createBatch, type Waiting } from './batch'
import { readLines } from './lines'
import { type Completed, completeStory } from './story'
import type { ImportCounts, ImportProgress, Refusal, SourceEntry } from './types'
import { createUnderWay } from './under-way'
import { createVocabulary } from './vocabulary'

export type ImportOptions = {
  db: PrismaClient
  /** Where pictures are kept. */
  mediaDirectory: string
  /** Everything is checked against the files and the database; nothing is written. */
  dryRun?: boolean
  onProgress?: (progress: ImportProgress) => void
  onRefusal?: (refusal: Refusal) => void
  /** Last word on a story before it is written; its checksum is already taken. */
  adjust?: (story: StoryToWrite) => StoryToWrite
}

/** Lines that are checked, and whose pictures are decoded, at the same time; a very long one alone. */
const linesAtOnce = 3
const isHeavy = (entry: SourceEntry) => entry.bytes > 1024 * 1024

/**
 * Imports a file of one story a line.
 *
 * @throws when the file cannot be read or the database does not answer
 */
export async function importFile(file: string, options: ImportOptions): Promise<ImportCounts> {
  await stat(file)
  return importEntries(readLines(file), { ...options, directory: path.dirname(path.resolve(file)) })
}

/** Imports stories from anywhere; `directory` is where the addresses of their pictures begin. */
export async function importEntries(
  entries: AsyncIterable<SourceEntry> | Iterable<SourceEntry>,
  options: ImportOptions & { directory: string },
): Promise<ImportCounts> {
  const { db } = options
  const started = performance.now()
  const counts: ImportCounts = { created: 0, updated: 0, unchanged: 0, refused: 0 }
  const rehearsal: Rehearsal | undefined = options.dryRun ? { owners: new Map(), stories: new Map() } : undefined
  const batch = createBatch()
  const underWay = createUnderWay()
  const vocabulary = createVocabulary()
  let bytes = 0
  let writing: Promise<void> = Promise.resolve()

  function refuse(refusal: Refusal) {
    counts.refused += 1
    options.onRefusal?.(refusal)
  }

  function report() {
    options.onProgress?.({ ...counts, bytes, milliseconds: performance.now() - started })
  }

  async function isUnchanged(story: { externalId: string; importHash: string }) {
    const { externalId, importHash } = story
    return (await db.article.count({ where: { externalId, importHash } })) > 0
  }

  async function write(waiting: Waiting[], texts: Map<string, AnalysedText>) {
    const stories = waiting.map(({ story }) => story)
    vocabulary.shorten(texts)
    const outcomes = await writeStories(db, stories, { rehearsal, texts })
    const refused = new Set<string>()
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.result !== 'refused') counts[outcome.result] += 1
      else refuse({ label: waiting[index]?.label ?? outcome.externalId, faults: [outcome] })
      if (outcome.result === 'refused') refused.add(outcome.externalId)
      underWay.end(outcome.externalId)
    }
    for (const [key, text] of texts) if (!refused.has(storyOf(key))) vocabulary.add(key, text)
  }

  /** One batch is written while the next is read, checked and analysed: that keeps two cores busy. */
  async function flush() {
    const waiting = batch.take()
    const stories = waiting.map(({ story }) => story)
    const texts = rehearsal ? new Map<string, AnalysedText>() : await analyseAhead(db, stories)
    await writing
    if (waiting.length > 0) writing = write(waiting, texts)
    // Its fault is thrown where it is awaited; until then it must not count as unhandled.
    writing.catch(() => undefined)
    report()
  }

  async function accept({ entry, outcome }: { entry: SourceEntry; outcome: Completed }) {
    bytes += entry.bytes
    if (outcome.kind === 'story') {
      const story = options.adjust?.(outcome.story) ?? outcome.story
      const next = { label: entry.label, bytes: entry.bytes, story }
      if (batch.mustGoBefore(next)) await flush()
      batch.add(next)
      return
    }
    if (outcome.externalId !== undefined) underWay.end(outcome.externalId)
    if (outcome.kind === 'unchanged') counts.unchanged += 1
    else refuse({ label: entry.label, faults: outcome.faults })
    report()
  }

  async function complete(entry: SourceEntry) {
    // Two very long stories at once, each in several forms, would be most of the memory an import may take.
    if (isHeavy(entry)) await writing
    return { entry, outcome: await completeStory(entry, { ...options, begin: underWay.begin, isUnchanged }) }
  }

  try {
    for await (const completed of mapAhead(entries, { count: linesAtOnce, isHeavy, work: complete })) {
      await accept(completed)
      // Lines are checked without a pause; the database would wait for its next statement until a whole chunk is done.
      await nextTurn()
    }
    await flush()
  } finally {
    await writing
  }
  report()
  return counts
}
