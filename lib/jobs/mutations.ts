import PgBoss from 'pg-boss'
import type { Db } from '@/lib/db'
import { jobSchema, type QueueName } from './queues'

/**
 * Puts work into a queue, in the caller's transaction: with its commit the work is there.
 *
 * @param startAfter not before this moment
 * @param key of waiting jobs with the same key there is one only
 */
export async function enqueue(
  db: Db,
  job: { queue: QueueName; data?: object; startAfter?: Date; key?: string },
): Promise<void> {
  const executeSql = async (text: string, values: unknown[]) => ({
    // The values are pg-boss's own; Prisma cannot see their types through its untyped statement.
    rows: await db.$queryRawUnsafe<unknown[]>(text, ...values),
  })
  await writer().send(job.queue, job.data ?? {}, {
    db: { executeSql },
    ...(job.startAfter ? { startAfter: job.startAfter } : {}),
    ...(job.key ? { singletonKey: job.key } : {}),
  })
}

let boss: PgBoss | undefined

/** pg-boss writes its statements; it is never started, and has no connection of its own. */
function writer(): PgBoss {
  const refuse = async () => {
    throw new Error('jobs are enqueued with the connection that is given')
  }
  boss ??= new PgBoss({ db: { executeSql: refuse }, schema: jobSchema, supervise: false, schedule: false })
  return boss
}
