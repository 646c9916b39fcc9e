import { createDb } from '@/lib/db'
import { type JobService, startJobs } from '@/lib/worker/service'
import { log } from '../thread/log'

/** Connections of the work that queues bring; some of it writes by turns. */
const poolSize = 4

/** A site reads without its queues: they are begun when the database answers, however long that takes. */
export function keepWorking(url: string): JobService {
  let service: JobService | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const db = createDb({ url, name: 'jobs', poolSize })

  async function begin(): Promise<void> {
    try {
      service = await startJobs({ url, db })
      if (stopped) await service.stop()
    } catch (error) {
      log.warn({ error: String(error) }, 'the job queue could not be started; trying again')
      if (!stopped) timer = setTimeout(() => void begin(), 5_000)
    }
  }

  void begin()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await service?.stop()
      await db.$disconnect()
    },
  }
}
