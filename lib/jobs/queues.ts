/**
 * Work that PostgreSQL keeps until it is done, once across all instances. The handlers are in handlers.ts; this table
 * stands apart so that whoever puts work in need not load what does it.
 *
 * `policy: 'short'` keeps one waiting job at most for each key (`standard` does not look at keys); `cron` is in UTC.
 */
export const queues = {
  /** Pages of a text whose time has come fall. One job for each moment; once a minute whatever was overlooked. */
  'announce-due-texts': { policy: 'short', cron: '* * * * *', isUrgent: true },
  /** Destroys the keys of a day an hour after its end; every five minutes, since days end at any quarter of an hour. */
  'close-view-days': { policy: 'short', cron: '*/5 * * * *' },
  /** Removes what nobody needs any more. */
  housekeeping: { policy: 'short', cron: '17 * * * *' },
  /** Counters of what is read, for lists and reports. */
  'roll-up-views': { policy: 'short', cron: '* * * * *' },
  /** A content delivery network hears what fell; once a minute also of what processes without the setting wrote. */
  'send-purges': { policy: 'standard', cron: '* * * * *', isUrgent: true },
} as const satisfies Record<string, QueueOptions>

/** `isUrgent`: looked into twice a second, not every five seconds as those that only follow a clock. */
type QueueOptions = { policy: 'standard' | 'short'; cron?: string; isUrgent?: boolean }

export type QueueName = keyof typeof queues

export const queueNames = Object.keys(queues).filter((name): name is QueueName => Object.hasOwn(queues, name))

/** A queue's row of the table, with everything that it may say. */
export function queueOptions(name: QueueName): QueueOptions {
  return queues[name]
}

export const jobSchema = 'pgboss'
