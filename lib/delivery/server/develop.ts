import { createServer } from 'node:http'
import path from 'node:path'
import { closeDb } from '@/lib/db'
import { env } from '@/lib/env'
import { closeViews } from '@/lib/views/service'
import { startNext } from '../renderer/next-app'
import { keepWorking } from './jobs'
import { onSignals } from './signals'

/** For `npm run dev`: Next as it is, without the edge, and the queues. */
export async function develop({ port }: { port: number }): Promise<void> {
  const next = await startNext({ dev: true, directory: path.resolve('.'), port })
  const server = createServer((request, response) => void next.handle(request, response))
  server.on('upgrade', (request, socket, head) => void next.upgrade(request, socket, head))
  const jobs = keepWorking(env().DATABASE_URL)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, resolve)
  })
  onSignals(async () => {
    server.closeAllConnections()
    await jobs.stop()
    await Promise.allSettled([closeViews(), closeDb()])
  })
}
