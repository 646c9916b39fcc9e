import type pg from 'pg'
import PgBoss from 'pg-boss'
import { jobSchema, queueNames, queues } from './queues'

/** Whether this version's queues are in the database, with pg-boss's own tables of its version. */
export async function areJobsInstalled(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(`SELECT to_regclass('${jobSchema}.queue') AS queue`)
  if (rows[0]?.queue === null) return false
  const boss = bossOn(client, { migrate: false })
  try {
    await boss.start()
  } catch {
    return false
  }
  const policies = new Map((await boss.getQueues()).map(({ name, policy }) => [name, policy]))
  await boss.stop({ graceful: false })
  return queueNames.every((name) => policies.get(name) === queues[name].policy)
}

/** Brings pg-boss's own tables and our queues into a database, or up to date. Callers hold the lock of migrations. */
export async function installJobs(client: pg.Client): Promise<void> {
  const boss = bossOn(client, { migrate: true })
  await boss.start()
  for (const name of queueNames) {
    const options = { name, policy: queues[name].policy, retryLimit: 10, retryBackoff: true }
    await boss.createQueue(name, options)
    await boss.updateQueue(name, options)
  }
  await boss.stop({ graceful: false })
}

/** pg-boss on a connection of ours, without workers and timers. */
function bossOn(client: pg.Client, options: { migrate: boolean }): PgBoss {
  const executeSql = (text: string, values?: unknown[]) => client.query(text, values)
  const boss = new PgBoss({ db: { executeSql }, schema: jobSchema, supervise: false, schedule: false, ...options })
  // Its faults are thrown as well; without a listener the event alone would end the process.
  boss.on('error', () => undefined)
  return boss
}
