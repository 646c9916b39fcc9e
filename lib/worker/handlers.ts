import { announceDueTexts } from '@/lib/articles/mutations-schedule'
import type { PrismaClient } from '@/lib/db'
import { purgeHook } from '@/lib/env'
import { forgetOldInvalidations } from '@/lib/invalidation/mutations'
import { sendPurges } from '@/lib/invalidation/purge'
import type { QueueName } from '@/lib/jobs/queues'
import { closeDays, forgetOldHours, rollUpViews } from '@/lib/views/roll-up'

/** What does the work of each queue. It may be done twice (a crash after it, before the mark): a handler must not mind. */
export const handlers: Record<QueueName, (db: PrismaClient, data: unknown) => Promise<unknown>> = {
  'announce-due-texts': announceDueTexts,
  'close-view-days': (db) => closeDays(db),
  housekeeping: (db) =>
    Promise.all([forgetOldInvalidations(db, { keepUnsent: purgeHook() !== null }), forgetOldHours(db)]),
  'roll-up-views': rollUpViews,
  'send-purges': async (db) => {
    const hook = purgeHook()
    if (hook) await sendPurges(db, hook)
  },
}
