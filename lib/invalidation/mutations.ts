import type { Db } from '@/lib/db'
import { invalidationChannel, memoryDays, tagsPerNotification } from './constants'

/**
 * Lets cached pages and reads fall by their tags, on every instance. Call it last in the transaction that changed them:
 * with its commit the change is told, without it nothing is, and a crash in between cannot happen.
 *
 * @param purge readers lose something: not even a stale copy may be served
 */
export async function invalidate(db: Db, change: { tags: readonly string[]; purge?: boolean }): Promise<void> {
  const purge = change.purge ?? false
  for (let start = 0; start < change.tags.length; start += tagsPerNotification) {
    const tags = change.tags.slice(start, start + tagsPerNotification)
    await db.$executeRaw`
      WITH row AS (INSERT INTO invalidation (tags, purge) VALUES (${tags}, ${purge}))
      SELECT pg_notify(${invalidationChannel}, ${JSON.stringify({ tags, purge })})`
  }
}

/** Removes what no cached page is old enough to need. The newest row stays: it shows that the database is the same one. */
export async function forgetOldInvalidations(db: Db): Promise<number> {
  return db.$executeRaw`
    DELETE FROM invalidation WHERE at < clock_timestamp() - make_interval(days => ${memoryDays}::int)
      AND id < (SELECT max(id) FROM invalidation)`
}
