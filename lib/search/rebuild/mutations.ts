import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Db, PrismaClient } from '@/lib/db'
import { indexVersion } from '../constants'
import { refreshSearchDocuments } from '../mutations'

export type RebuildProgress = { done: number; total: number }

/** Texts of one transaction: some megabytes at most, and a publication waits for it a fraction of a second. */
const batchSize = 50

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
 * Writes the whole index anew while the site is read and written. Each batch locks its texts, so that a correction made
 * meanwhile is never overwritten with what it corrected. Memory is that of one batch.
 *
 * @param options.fromStart forget how far an interrupted run has come
 * @throws when the database does not answer; the next run goes on from the last finished batch
 */
export async function rebuildIndex(
  client: PrismaClient,
  options: { fromStart?: boolean; onProgress?: (progress: RebuildProgress) => void } = {},
): Promise<RebuildProgress> {
  let after = await begin(client, options.fromStart ?? false)
  const total = await client.translation.count()
  let done = after === null ? 0 : await client.translation.count({ where: { id: { lte: after } } })
  for (;;) {
    const ids = await nextIds(client, after)
    const last = ids.at(-1)
    if (last === undefined) break
    await client.$transaction((tx) => rebuildBatch(tx, { ids, last }), { timeout: 120_000, maxWait: 30_000 })
    after = last
    done += ids.length
    options.onProgress?.({ done, total: Math.max(total, done) })
    await nextTurn()
  }
  await client.searchRebuild.update({ where: { id: 1 }, data: { finishedAt: new Date() } })
  return { done, total: done }
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

async function rebuildBatch(db: Db, { ids, last }: { ids: readonly string[]; last: string }): Promise<void> {
  // In the order in which a publication locks: the story, then its texts.
  await db.$queryRaw`SELECT 1 FROM article WHERE id IN (SELECT article_id FROM translation WHERE id = ANY (${[...ids]}::uuid[]))
    ORDER BY id FOR NO KEY UPDATE`
  await db.$queryRaw`SELECT 1 FROM translation WHERE id = ANY (${[...ids]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  await refreshSearchDocuments(db, ids)
  await db.searchRebuild.update({ where: { id: 1 }, data: { after: last } })
}
