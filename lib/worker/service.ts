import PgBoss from 'pg-boss'
import type { PrismaClient } from '@/lib/db'
import { jobSchema, queueNames, queueOptions } from '@/lib/jobs/queues'
import { logger } from '@/lib/logger'
import { handlers } from './handlers'

export type JobService = { stop: () => Promise<void> }

/** Seconds between two looks into a queue; a text appears this much after its time at most. */
const pollingIntervalSeconds = 0.5

/** Connections for looking after the queues: next to nothing each. */
const connections = 2

/**
 * Works off the queues until stopped. A database that goes away is waited for.
 *
 * @throws when the database does not answer at the start
 */
export async function startJobs(options: { url: string; db: PrismaClient }): Promise<JobService> {
  const boss = new PgBoss({
    connectionString: options.url,
    application_name: 'meridian-jobs',
    schema: jobSchema,
    max: connections,
    // The tables come with the migrations.
    migrate: false,
  })
  boss.on('error', (error) => logger.warn('the job queue met a fault', error))
  await boss.start()
  for (const name of queueNames) {
    const { cron, isUrgent } = queueOptions(name)
    if (cron) await boss.schedule(name, cron)
    await boss.work(name, { pollingIntervalSeconds: cron && !isUrgent ? 5 : pollingIntervalSeconds }, async ([job]) => {
      await handlers[name](options.db, job?.data)
    })
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5_000 }) }
}
