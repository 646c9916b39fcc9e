import type { Db, PrismaClient } from '@/lib/db'
import { type AnalysedBatch, createAnalyst } from '../analyst/analyst'
import { indexVersion } from '../constants'
import { analyseText, type SearchSource, type SearchText } from '../document'
import { emptyPending, refreshAnalysed } from '../mutations'
import { readSources } from '../queries-sources'

export type RebuildProgress = { done: number; total: number }

/** Texts of one transaction: some megabytes at most, and a publication waits for it a fraction of a second. */
const batchSize = 100

/** Batches whose words go into the index together: a common word's list is packed anew once for all of them. */
const pendingBatches = 5

/** Where to begin: after the last finished text of a run that was interrupted, or at the beginning. */
async function begin(db: Db, fromStart: boolean): Promise<string | null> {
  const state = await db.searchRebuild.findUnique({ where: { id: 1 } })
  const goesOn = state !== null && state.finishedAt === null && state.version === indexVersion && !fromStart
  if (goesOn) return state.after
  const fresh = { version: indexVersion, after: null, startedAt: new Date(), finishedAt: null }
  await db.searchRebuild.upsert({ where: { id: 1 }, create: { id: 1, ...fresh }, update: fresh })
  return null
}

/** Whether every public text is in the index as this version of the program writes it. */
export async function isIndexCurrent(db: Db): Promise<boolean> {
  const state = await db.searchRebuild.findUnique({ where: { id: 1 } })
  if (state) return state.finishedAt !== null && state.version === indexVersion
  return (await db.translation.count({ where: { status: { in: ['published', 'scheduled'] } } })) === 0
}

/**
 * Writes the whole index anew while the site is read and written. While a batch is written the next one is read and analysed,
 * which keeps two cores busy. Memory is that of two batches.
 *
 * @param options.fromStart forget how far an interrupted run has come
 * @throws when the database does not answer; the next run goes on from the last finished batch
 */
export async function rebuildIndex(
  client: PrismaClient,
  options: { fromStart?: boolean; onProgress?: (progress: RebuildProgress) => void } = {},
): Promise<RebuildProgress> {
  const analyst = createAnalyst()
  let after = await begin(client, options.fromStart ?? false)
  const total = await client.translation.count()
  let done = after === null ? 0 : await client.translation.count({ where: { id: { lte: after } } })
  let writing: Promise<void> = Promise.resolve()

  async function write(batch: Batch): Promise<void> {
    const changed = await client.$transaction((tx) => writeBatch(tx, batch), { timeout: 120_000, maxWait: 30_000 })
    analyst.settle(batch.analysed, changed)
    done += batch.ids.length
    options.onProgress?.({ done, total: Math.max(total, done) })
  }

  try {
    for (;;) {
      const ids = await nextIds(client, after)
      const last = ids.at(-1)
      if (last === undefined) break
      const texts = await readTexts(client, ids)
      const analysed = await analyst.analyse(
        [...texts].map(([id, text]) => ({ key: id, story: id, text })),
        { isLarge: ids.length === batchSize },
      )
      await writing
      writing = write({ ids, last, texts, analysed })
      // Its fault is thrown where it is awaited; until then it must not count as unhandled.
      writing.catch(() => undefined)
      after = last
    }
    await writing
  } finally {
    await Promise.allSettled([writing])
    await analyst.end()
  }
  await emptyPending(client)
  await client.searchRebuild.update({ where: { id: 1 }, data: { finishedAt: new Date() } })
  return { done, total: done }
}

type Batch = {
  ids: readonly string[]
  /** Where the next run begins when this was the last batch that was written. */
  last: string
  /** What was analysed, by id. */
  texts: ReadonlyMap<string, SearchText>
  analysed: AnalysedBatch
}

function textOf({ locale, title, subtitle, lead, body, captions }: SearchSource): SearchText {
  return { locale, title, subtitle, lead, body, captions }
}

async function readTexts(db: Db, ids: readonly string[]): Promise<Map<string, SearchText>> {
  return new Map((await readSources(db, ids)).map((source) => [source.translationId, textOf(source)]))
}

async function nextIds(db: Db, after: string | null): Promise<string[]> {
  const rows = await db.translation.findMany({
    where: after === null ? {} : { id: { gt: after } },
    orderBy: { id: 'asc' },
    take: batchSize,
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/**
 * Texts are locked while they are written, so that a correction is never overwritten with what it corrected.
 *
 * @returns those that were changed since they were analysed; they are analysed again
 */
async function writeBatch(db: Db, { ids, last, texts, analysed }: Batch): Promise<string[]> {
  // In the order in which a publication locks: the story, then its texts.
  await db.$queryRaw`SELECT 1 FROM article WHERE id IN (SELECT article_id FROM translation WHERE id = ANY (${[...ids]}::uuid[]))
    ORDER BY id FOR NO KEY UPDATE`
  await db.$queryRaw`SELECT 1 FROM translation WHERE id = ANY (${[...ids]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  const changed: string[] = []
  await refreshAnalysed(db, ids, (source) => {
    const id = source.translationId
    const present = analysed.texts.get(id)
    if (present && JSON.stringify(texts.get(id)) === JSON.stringify(textOf(source))) return present
    changed.push(id)
    return analyseText(source)
  })
  if (analysed.number % pendingBatches === 0) await emptyPending(db)
  await db.searchRebuild.update({ where: { id: 1 }, data: { after: last } })
  return changed
}
