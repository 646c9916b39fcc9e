import type { Pool } from 'pg'
import { logger } from '@/lib/logger'
import type { Entry } from '../types'
import { readSpool, type Spool, type SpoolFile } from './spool'
import { countLate, insertRows } from './store'
import type { Stories } from './stories'

const chunk = 2_000

/**
 * Brings spooled views into the database, file by file; a file is removed when all of it is durable there. A key that is
 * there already counts once, so it does not matter how often this is interrupted and begun again.
 */
export async function replaySpool(options: { pool: Pool; spool: Spool; stories: Stories }): Promise<void> {
  await options.spool.putAside()
  for (const file of await options.spool.files()) {
    const entries = await readSpool(file)
    await replayFile({ ...options, file, entries })
    await options.spool.remove(file)
    logger.info(`replayed ${entries.length} views that were counted while the database did not answer`)
  }
}

async function replayFile(options: {
  pool: Pool
  stories: Stories
  file: SpoolFile
  entries: readonly Entry[]
}): Promise<void> {
  const { pool, stories } = options
  const late = new Map<string, Entry & { target: number }>()
  for (let start = 0; start < options.entries.length; start += chunk) {
    const known = await resolve(stories, options.entries.slice(start, start + chunk))
    for (const [day, rows] of byDay(known)) {
      const fresh = await insertRows({ pool, day, rows })
      if (fresh === null) for (const row of rows) late.set(row.key, row)
    }
  }
  if (late.size > 0) await countLate({ pool, file: options.file.id, views: [...late.values()] })
  // What was just inserted is in nobody's number yet.
  await stories.load([...new Set(options.entries.map((entry) => entry.articleId))].slice(0, chunk))
}

/** Entries of texts that readers may see, with the text's number. */
async function resolve(stories: Stories, entries: readonly Entry[]): Promise<(Entry & { target: number })[]> {
  const facts = await stories.load(entries.map((entry) => entry.articleId))
  return entries.flatMap((entry, index) => {
    const target = facts[index]?.translations.get(entry.translationId)?.number
    return target === undefined ? [] : [{ ...entry, target }]
  })
}

/** @example byDay([{ day: '2026-11-24', … }]) // Map { '2026-11-24' → […] } */
export function byDay<Row extends { day: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const days = new Map<string, Row[]>()
  for (const row of rows) {
    const group = days.get(row.day)
    if (group) group.push(row)
    else days.set(row.day, [row])
  }
  return days
}
