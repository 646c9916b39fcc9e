import { Pool } from 'pg'
import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/locales'
import { logger } from '@/lib/logger'
import { queueLimit, type ReaderKind, spoolLimit } from '../constants'
import { paceKey, viewKey } from '../key'
import { createPace } from '../pace'
import { referrerNumber } from '../referrer'
import type { CountAnswer, Entry, Reader, Reading, StoryFacts, ViewDay } from '../types'
import { hourOf, openDays } from './days'
import { createGroupCommit } from './group-commit'
import { byDay, replaySpool } from './replay'
import { createSpool } from './spool'
import { insertRows } from './store'
import { createStories } from './stories'
import { createTallies } from './tallies'

/** Rows of one statement. More only make a single commit slower. */
const largestCommit = 5_000

/** Milliseconds. */
const timing = { probe: 500, tallies: 2_000, days: 600_000 }

export type ViewCounter = Awaited<ReturnType<typeof createViewCounter>>

/**
 * The counting core of a process: a bounded queue, one commit at a time, a spool for the time without a database.
 *
 * @param now milliseconds; the clock decides which day and hour a view belongs to
 */
export async function createViewCounter(options: { databaseUrl: string; spoolDirectory: string; now?: () => number }) {
  const now = options.now ?? Date.now
  const pool = new Pool({
    connectionString: options.databaseUrl,
    max: 3,
    connectionTimeoutMillis: 2_000,
    statement_timeout: 5_000,
    query_timeout: 6_000,
    application_name: 'meridian views',
    // To count a story's rows with every core there is would make the readers wait whose views are being written.
    onConnect: async (client) => {
      await client.query('SET max_parallel_workers_per_gather = 0')
    },
  })
  // A connection that breaks while it rests must not end the process: the next query tells.
  pool.on('error', () => undefined)
  const spool = createSpool({ directory: options.spoolDirectory, limit: spoolLimit })
  const stories = createStories({ pool, now })
  const tallies = createTallies({ pool })
  const pace = createPace()
  let days: ViewDay[] = []
  let up = false
  let probing: Promise<void> | null = null
  let stopped = false

  function today(at = now()): ViewDay | undefined {
    return days.find((day) => day.startsAt <= at && at < day.endsAt)
  }

  async function refreshDays(): Promise<void> {
    const last = days.at(-1)?.day
    days = await openDays({ pool, now: now() })
    if (days.at(-1)?.day !== last) pace.forget()
  }

  async function todayOrOpen(): Promise<ViewDay> {
    const known = today()
    if (known) return known
    await refreshDays().catch(() => undefined)
    const day = today()
    // The database has not answered since this process started.
    if (!day) throw new AppError('overloaded', 'the day has no salt yet')
    return day
  }

  /** Asks until the database answers, then brings in what lies on disk. */
  async function probe(): Promise<void> {
    while (!stopped) {
      try {
        await refreshDays()
        up = true
        await replaySpool({ pool, spool, stories })
        return
      } catch (error) {
        if (up) logger.warn('the spool of views could not be replayed', error)
        up = false
        await new Promise((resolve) => setTimeout(resolve, timing.probe).unref())
      }
    }
  }

  /** Whether there is something to ask the database for, or to bring into it. */
  const isBehind = () => !stopped && (!up || spool.isOpen())

  /** One at a time. What reached the disk, or failed, while one was about to end is for the next. */
  function startProbe(): Promise<void> {
    probing ??= probe().finally(() => {
      probing = null
      return isBehind() ? startProbe() : undefined
    })
    return probing
  }

  async function toDatabase(batch: readonly Entry[]): Promise<CountAnswer[]> {
    const missing = batch.filter((entry) => !stories.peek(entry.articleId)?.translations.has(entry.translationId))
    if (missing.length > 0) await stories.load(missing.map((entry) => entry.articleId))
    const located = batch.map((entry) => locate(entry, stories.peek(entry.articleId)))
    const rows = located.flatMap(({ entry, target }) => (target === null ? [] : [{ ...entry, target }]))
    const answers = new Map<number, number>()
    const late: Entry[] = []
    for (const [day, group] of byDay(rows)) {
      const fresh = await insertRows({ pool, day, rows: group })
      if (fresh === null) late.push(...group)
      else for (const [target, count] of fresh) answers.set(target, (answers.get(target) ?? 0) + count)
    }
    if (late.length > 0) await toDisk(late)
    addToTotals(located, answers)
    return located.map(({ story, locale }) => {
      if (!story || locale === null) return { kind: 'unknown' }
      return { kind: 'counted', count: story.total, locale }
    })
  }

  async function toDisk(batch: readonly Entry[]): Promise<void> {
    // The database may come back, and the last replay end, while this is written.
    await spool.append(batch).finally(() => void startProbe())
  }

  async function toSpool(batch: readonly Entry[]): Promise<CountAnswer[]> {
    await toDisk(batch)
    return batch.map((entry) => {
      const story = stories.peek(entry.articleId)
      return { kind: 'counted', count: null, locale: story?.translations.get(entry.translationId)?.locale ?? null }
    })
  }

  async function commit(batch: readonly Entry[]): Promise<CountAnswer[]> {
    if (!up) return toSpool(batch)
    try {
      return await toDatabase(batch)
    } catch (error) {
      // Whether this commit arrived is not known; a key that did is not counted again.
      if (up) logger.warn('views go to disk: the database does not answer', error)
      up = false
      return toSpool(batch)
    }
  }

  const queue = createGroupCommit<Entry, CountAnswer>({ commit, limit: queueLimit, largest: largestCommit })
  const timers = [
    setInterval(() => void tallies.write().catch(() => undefined), timing.tallies),
    // Days, and what lies on disk of processes that are no more.
    setInterval(() => void startProbe(), timing.days),
  ]
  for (const timer of timers) timer.unref()
  await refreshDays().then(
    () => {
      up = true
    },
    () => undefined,
  )
  // Also brings in what an earlier process left.
  void startProbe()

  return {
    /**
     * Counts one reading; resolves when it is durable, with the story's number.
     *
     * @throws AppError `overloaded`
     */
    async count(view: Reading & { reader: Reader }): Promise<CountAnswer> {
      const day = today() ?? (await todayOrOpen())
      return queue.add({
        key: viewKey({ salt: day.salt, articleId: view.articleId, reader: view.reader }),
        day: day.day,
        hour: hourOf(day, now()),
        referrer: referrerNumber(view.referrer),
        articleId: view.articleId,
        translationId: view.translationId,
      })
    },
    /** Whether this reader reads faster than people do. Counts the attempt. */
    tooFast(reader: Reader): boolean {
      const day = today()
      if (!day) return false
      return pace.tooFast({ key: paceKey({ salt: day.salt, reader }), day: day.day, now: now() })
    },
    /** The number of a story in all languages; null when there is no such story. */
    async total(articleId: string): Promise<number | null> {
      const story = await stories.get(articleId)
      return story && story.translations.size > 0 ? story.total : null
    },
    tallyBot(view: { kind: Exclude<ReaderKind, 'human'>; id: string }): void {
      const day = today()
      if (day) tallies.bot({ ...view, day: day.day })
    },
    /** A request for the page of a story, by its address. */
    tallyPage(page: { kind: Exclude<ReaderKind, 'human'>; locale: Locale; slug: string }): void {
      const day = today()
      if (day) tallies.bot({ day: day.day, kind: page.kind, locale: page.locale, slug: page.slug })
    },
    tallyMissing(click: { articleId: string; locale: Locale }): void {
      const day = today()
      if (day) tallies.missing({ ...click, day: day.day })
    },
    writeTallies: () => tallies.write(),
    state: () => ({ up, waiting: queue.waiting(), spooledBytes: spool.bytes() }),
    /** Resolves when what lay on disk is in the database. */
    async replayed(): Promise<void> {
      await startProbe()
    },
    /** Answers everybody who waits, then lets go of the database. */
    async stop(): Promise<void> {
      for (const timer of timers) clearInterval(timer)
      await queue.idle()
      await tallies.write().catch(() => undefined)
      stopped = true
      await probing
      await stories.idle()
      await spool.putAside()
      await pool.end()
    },
  }
}

type Located = { entry: Entry; story: StoryFacts | undefined; target: number | null; locale: Locale | null }

function locate(entry: Entry, story: StoryFacts | undefined): Located {
  const translation = story?.translations.get(entry.translationId)
  return { entry, story, target: translation?.number ?? null, locale: translation?.locale ?? null }
}

/** Each target's new views are added once, whichever of its readers is answered first. */
function addToTotals(located: readonly Located[], fresh: Map<number, number>): void {
  for (const { story, target } of located) {
    if (!story || target === null) continue
    story.total += fresh.get(target) ?? 0
    fresh.delete(target)
  }
}
