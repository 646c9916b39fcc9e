import type { Db, PrismaClient } from '@/lib/db'
import { invalidate } from '@/lib/invalidation/mutations'
import { ensureAuthors, ensureSections, ensureTags } from '@/lib/taxonomy/mutations'
import type { AnalysedTexts } from './mutations-analyse'
import {
  writeArticles,
  writeBylines,
  writeMedia,
  writeRedirects,
  writeRevisions,
  writeSearch,
  writeTagging,
  writeTranslations,
} from './mutations-apply'
import { dataFault, isLockTimeout, isTransient } from './mutations-faults'
import { readStoredArticles } from './mutations-read'
import { announceLater } from './mutations-schedule'
import { planStory, readContext } from './mutations-story'
import type { PlannedStory, SlugOwners, StoryToWrite, WriteOutcome } from './mutations-types'
import { readPlacements, tagsForChange, takesAway } from './placement'

/** "MERIDIAN" in ASCII, cut to the 63 bits of an advisory lock's key. */
export const writeLock = 0x4d4552494449414en

const transactionTimes = { maxWait: 30_000, timeout: 120_000 }

/** What a dry run has "written" so far, which the database does not know of: addresses, and checksums by story. */
export type Rehearsal = { owners: SlugOwners; stories: Map<string, string> }

export type WriteOptions = { rehearsal?: Rehearsal; texts?: AnalysedTexts }

/**
 * Writes stories, each whole or not at all; a story's id must occur once. Stories whose checksum is stored already are
 * left alone. When the batch fails, its stories are written one by one, so that only those at fault are refused.
 *
 * @param options.rehearsal given for a dry run: everything is decided, nothing is written
 * @param options.texts what has been analysed of them, see `textsToAnalyse`
 * @throws when the database does not answer
 */
export async function writeStories(
  client: PrismaClient,
  stories: readonly StoryToWrite[],
  options: WriteOptions = {},
): Promise<WriteOutcome[]> {
  const attempt = await attemptTogether(client, stories, options)
  if (attempt.ok) return attempt.outcomes
  const [story] = stories
  if (stories.length === 1 && story) {
    return [{ externalId: story.externalId, result: 'refused', path: '$', reason: attempt.reason }]
  }
  const outcomes: WriteOutcome[] = []
  for (const one of stories) outcomes.push(...(await writeStories(client, [one], options)))
  return outcomes
}

type Attempt = { ok: true; outcomes: WriteOutcome[] } | { ok: false; reason: string }

async function attemptTogether(
  client: PrismaClient,
  stories: readonly StoryToWrite[],
  options: WriteOptions,
  attemptsLeft = 2,
): Promise<Attempt> {
  try {
    return { ok: true, outcomes: await writeTogether(client, stories, options) }
  } catch (error) {
    if (isTransient(error) && attemptsLeft > 0) return attemptTogether(client, stories, options, attemptsLeft - 1)
    const reason = dataFault(error)
    if (reason === null) throw error
    return { ok: false, reason }
  }
}

function writeTogether(client: PrismaClient, stories: readonly StoryToWrite[], { rehearsal, texts }: WriteOptions) {
  return client.$transaction(async (tx) => {
    await takeTurn(tx)
    const { planned, outcomes } = await planStories(tx, stories, rehearsal)
    if (!rehearsal && planned.length > 0) await applyPlan(tx, { planned, texts: texts ?? new Map() })
    return outcomes
  }, transactionTimes)
}

/**
 * Two imports take turns, batch by batch: neither sees half of what the other decides. A turn may last longer than a
 * statement is allowed to, so it is waited for in pieces, each of which queues up again.
 */
async function takeTurn(tx: Db): Promise<void> {
  await tx.$executeRaw`SELECT set_config('lock_timeout', '2s', true)`
  for (let isMine = false; !isMine; ) {
    await tx.$executeRaw`SAVEPOINT turn`
    isMine = await tx.$executeRaw`SELECT pg_advisory_xact_lock(${writeLock})`.then(
      () => true,
      (error: unknown) => {
        if (isLockTimeout(error)) return false
        throw error
      },
    )
    if (!isMine) await tx.$executeRaw`ROLLBACK TO SAVEPOINT turn`
  }
  await tx.$executeRaw`SELECT set_config('lock_timeout', '0', true)`
}

async function planStories(db: Db, stories: readonly StoryToWrite[], rehearsal?: Rehearsal) {
  const articles = await readStoredArticles(
    db,
    stories.map((story) => story.externalId),
  )
  const hashOf = (id: string) => rehearsal?.stories.get(id) ?? articles.get(id)?.importHash
  const outcomes = new Map<string, WriteOutcome>()
  const changed = stories.filter((story) => {
    if (hashOf(story.externalId) !== story.importHash) return true
    outcomes.set(story.externalId, { externalId: story.externalId, result: 'unchanged' })
    return false
  })
  const planned: PlannedStory[] = []
  if (changed.length > 0) {
    const context = await readContext(db, { stories: changed, articles, owners: rehearsal?.owners })
    for (const story of changed) {
      const plan = planStory(story, context)
      const known = hashOf(story.externalId) !== undefined
      outcomes.set(
        story.externalId,
        plan.ok
          ? { externalId: story.externalId, result: known ? 'updated' : 'created' }
          : { externalId: story.externalId, result: 'refused', path: plan.path, reason: plan.reason },
      )
      if (!plan.ok) continue
      planned.push(plan.planned)
      rehearsal?.stories.set(story.externalId, story.importHash)
    }
  }
  return { planned, outcomes: stories.flatMap((story) => outcomes.get(story.externalId) ?? []) }
}

async function applyPlan(
  db: Db,
  { planned, texts }: { planned: readonly PlannedStory[]; texts: AnalysedTexts },
): Promise<void> {
  const known = planned.filter((plan) => !plan.isNew).map((plan) => plan.articleId)
  const before = await readPlacements(db, known)
  const stories = planned.map((plan) => plan.story)
  const sectionIds = await ensureSections(
    db,
    stories.map((story) => story.section),
  )
  const tagIds = await ensureTags(
    db,
    stories.flatMap((story) => story.tags),
  )
  const authorIds = await ensureAuthors(
    db,
    stories.flatMap((story) => story.authors),
  )
  const translations = planned.flatMap((plan) => plan.translations)
  await writeMedia(
    db,
    planned.flatMap((plan) => plan.media),
  )
  await writeArticles(db, planned, sectionIds)
  await writeBylines(db, planned, authorIds)
  await writeTagging(db, planned, tagIds)
  await writeTranslations(db, planned)
  await writeRedirects(db, translations)
  await writeRevisions(db, translations)
  await writeSearch(db, planned, { sections: sectionIds, tags: tagIds, authors: authorIds, texts })
  await announceLater(db, planned)
  await tellChanges(db, { planned, before })
}

/** In the same transaction: what was acknowledged is shown, also when the process ends right after it. */
async function tellChanges(
  db: Db,
  { planned, before }: { planned: readonly PlannedStory[]; before: Awaited<ReturnType<typeof readPlacements>> },
): Promise<void> {
  const ids = planned.map((plan) => plan.articleId)
  const after = await readPlacements(db, ids)
  const tags = { kept: new Set<string>(), taken: new Set<string>() }
  for (const id of ids) {
    const change = { before: before.get(id) ?? null, after: after.get(id) ?? null }
    for (const tag of tagsForChange(change)) tags[takesAway(change) ? 'taken' : 'kept'].add(tag)
  }
  await invalidate(db, { tags: [...tags.taken].sort(), purge: true })
  await invalidate(db, { tags: [...tags.kept].filter((tag) => !tags.taken.has(tag)).sort() })
}
