/**
 * Work that PostgreSQL keeps until it is done, once across all instances. The handlers are in handlers.ts; this table
 * stands apart so that whoever puts work in need not load what does it.
 *
 * `policy: 'short'` keeps one waiting job at most; `cron` is in UTC.
 */
export const queues = {
  /** Pages of a text whose time has come fall. */
  'announce-due-texts': { policy: 'standard' },
  /** Removes what nobody needs any more. */
  housekeeping: { policy: 'short', cron: '17 * * * *' },
} as const satisfies Record<string, { policy: 'standard' | 'short'; cron?: string }>

export type QueueName = keyof typeof queues

export const queueNames = Object.keys(queues).filter((name): name is QueueName => Object.hasOwn(queues, name))

export const jobSchema = 'pgboss'
