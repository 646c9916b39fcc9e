import { stat } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Rehearsal, writeStories } from '@/lib/articles/mutations'
import { textsToAnalyse } from '@/lib/articles/mutations-analyse'
import type { StoryToWrite } from '@/lib/articles/mutations-types'
import type { PrismaClient } from '@/lib/db'
import { type AnalysedBatch, createAnalyst } from '@/lib/search/analyst/analyst'
import { mapAhead } from './ahead'
import { createBatch, type Waiting } from './batch'
import { readLines } from './lines'
import { type Completed, completeStory } from './story'
import type { ImportCounts, ImportProgress, Refusal, SourceEntry } from './types'
import { createUnderWay } from './under-way'

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

/** Batches that are analysed or wait to be written while another is being written. */
const batchesAhead = 1

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
  const analyst = createAnalyst()
  let bytes = 0
  let writing: Promise<void> = Promise.resolve()
  const underWriting: Promise<void>[] = []

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

  async function analyse(waiting: Waiting[], isLarge: boolean): Promise<AnalysedBatch | null> {
    if (rehearsal) return null
    const stories = waiting.map(({ story }) => story)
    return analyst.analyse(await textsToAnalyse(db, stories), { isLarge })
  }

  async function write(waiting: Waiting[], analysed: AnalysedBatch | null) {
    const stories = waiting.map(({ story }) => story)
    const outcomes = await writeStories(db, stories, { rehearsal, texts: analysed?.texts })
    const refused: string[] = []
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.result !== 'refused') counts[outcome.result] += 1
      else refuse({ label: waiting[index]?.label ?? outcome.externalId, faults: [outcome] })
      if (outcome.result === 'refused') refused.push(outcome.externalId)
      underWay.end(outcome.externalId)
    }
    if (analysed) analyst.settle(analysed, refused)
    report()
  }

  /** While a batch is written the next ones are analysed and checked, which keeps two cores busy. Written in order. */
  async function flush({ isEnd }: { isEnd: boolean }) {
    const { waiting, isLarge } = batch.take()
    if (waiting.length === 0) return
    const steps = [analyse(waiting, isLarge && !isEnd), writing] as const
    writing = Promise.all(steps).then(([analysed]) => write(waiting, analysed))
    // Its fault is thrown where it is awaited; until then it must not count as unhandled.
    writing.catch(() => undefined)
    underWriting.push(writing)
    if (underWriting.length > batchesAhead) await underWriting.shift()
  }

  async function accept({ entry, outcome }: { entry: SourceEntry; outcome: Completed }) {
    bytes += entry.bytes
    if (outcome.kind === 'story') {
      const story = options.adjust?.(outcome.story) ?? outcome.story
      const next = { label: entry.label, bytes: entry.bytes, story }
      if (batch.mustGoBefore(next)) await flush({ isEnd: false })
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
    await flush({ isEnd: true })
    await writing
  } finally {
    await Promise.allSettled([writing])
    await analyst.end()
  }
  report()
  return counts
}
