import type { Db } from '@/lib/db'
import { purgeHook } from '@/lib/env'
import { enqueue } from '@/lib/jobs/mutations'
import { invalidationChannel, memoryDays, tagsPerNotification } from './constants'

/**
 * Lets cached pages and reads fall by their tags, on every instance. Call it last in the transaction that changed them:
 * with its commit the change is told, without it nothing is, and a crash in between cannot happen.
 *
 * @param change.purge readers lose something: not even a stale copy may be served
 */
export async function invalidate(db: Db, change: { tags: readonly string[]; purge?: boolean }): Promise<void> {
  const purge = change.purge ?? false
  if (change.tags.length === 0) return
  for (let start = 0; start < change.tags.length; start += tagsPerNotification) {
    const tags = change.tags.slice(start, start + tagsPerNotification)
    const rest = JSON.stringify({ tags, purge }).slice(1)
    await db.$executeRaw`
      WITH row AS (INSERT INTO invalidation (tags, purge) VALUES (${tags}, ${purge}) RETURNING id)
      SELECT pg_notify(${invalidationChannel}, '{"id":"' || row.id || '",' || ${rest}) FROM row`
  }
  if (purgeHook()) await enqueue(db, { queue: 'send-purges' })
}

/**
 * Removes what no cached page is old enough to need. The newest row stays: it shows that the database is the same one.
 *
 * @param options.keepUnsent a content delivery network is to be told of every row, and has not heard of all
 */
export async function forgetOldInvalidations(db: Db, options: { keepUnsent: boolean }): Promise<number> {
  return db.$executeRaw`
    DELETE FROM invalidation WHERE at < clock_timestamp() - make_interval(days => ${memoryDays}::int)
      AND id < (SELECT max(id) FROM invalidation)
      AND (sent_at IS NOT NULL OR NOT ${options.keepUnsent}::boolean)`
}
