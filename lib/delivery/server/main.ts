import { createServer } from 'node:http'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { closeDb, db } from '@/lib/db'
import { env } from '@/lib/env'
import { closeViews, views } from '@/lib/views/service'
import { type JobService, startJobs } from '@/lib/worker/service'
import { delivery } from '../constants'
import { addFastPath } from '../edge/fast-path'
import { directRoutes } from './direct'
import { createDrain } from './drain'
import { startHealthServer } from './health'
import { keepHeapSmall } from './heap'
import { lightenBuffers } from './light-buffers'
import { log } from './log'
import { startNext } from './next-app'
import { createReadiness, type Readiness } from './readiness'
import { createSite } from './site'
import { leavePagesWhole } from './whole-pages'

type Options = { dev: boolean; port: number }

/** Serves the site: Next, the edge in front of it, the queues, and the port for those who run it, in one process. */
export async function serve({ dev, port }: Options): Promise<void> {
  const settings = env()
  const directory = path.resolve('.')
  keepHeapSmall()
  lightenBuffers()
  const next = await startNext({ dev, directory, port, hostname: 'localhost' })
  if (!dev && !leavePagesWhole())
    log.warn('this version of Next takes every page apart again, which costs a part of the time')
  const site = dev ? null : createSite({ next, directory, direct: directRoutes })
  const server = createServer(
    {
      maxHeaderSize: delivery.largestHeaders,
      headersTimeout: delivery.headersTimeout,
      requestTimeout: delivery.requestTimeout,
      keepAliveTimeout: delivery.keepAlive,
      connectionsCheckingInterval: 2_000,
      noDelay: true,
    },
    site ? site.edge.handle : (request, response) => void next.handle(request, response),
  )
  server.maxConnections = delivery.connections
  server.timeout = delivery.idle
  if (dev) server.on('upgrade', next.upgrade)
  const drain = createDrain(server, { grace: settings.MERIDIAN_DRAIN_SECONDS * 1_000 })
  if (site)
    drain.alsoCloseIdle(addFastPath(server, { atOnce: site.edge.atOnce, isDraining: drain.isDraining }).closeIdle)
  const jobs = keepWorking(settings.DATABASE_URL)
  const readiness = createReadiness({ isDraining: drain.isDraining })
  const health = await startHealth({ port: settings.MERIDIAN_HEALTH_PORT ?? port + 10_000, site, readiness })
  // What was published or withdrawn while nobody was here must not be answered with a page from before.
  if (site) await untilKnown(site, readiness)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, resolve)
  })
  readiness.listen()
  // Views that an earlier process left on disk must not wait for the next reader.
  views().catch((error) => log.warn({ error: String(error) }, 'views are opened when the first reader comes'))

  let stopping = false
  async function stop(): Promise<void> {
    if (stopping) return
    stopping = true
    const hard = setTimeout(() => process.exit(1), delivery.gone)
    hard.unref()
    // No new job is begun while the last requests are answered.
    await Promise.allSettled([drain.drain(), jobs.stop()])
    health?.close()
    await Promise.allSettled([site?.stop(), closeViews()])
    await closeDb()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
}

/** Waits until it is known what changed while nobody was here, or that the database does not answer. */
async function untilKnown(site: ReturnType<typeof createSite>, readiness: Readiness): Promise<void> {
  const end = performance.now() + delivery.patienceAtStart
  let isKnown = false
  void site.knowsChanges.then(() => {
    isKnown = true
    readiness.know()
  })
  while (!isKnown && !site.isDatabaseGone() && performance.now() < end) await wait(10)
}

/** A site reads without its queues: they are begun when the database answers, however long that takes. */
function keepWorking(url: string): JobService {
  let service: JobService | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  async function begin(): Promise<void> {
    try {
      service = await startJobs({ url, db: db() })
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
    },
  }
}

/** Two sites on one machine may want the same port for it; that is no reason not to serve. */
async function startHealth(options: {
  port: number
  site: ReturnType<typeof createSite> | null
  readiness: Readiness
}) {
  const { site, readiness } = options
  if (!site) return null
  try {
    return await startHealthServer({
      port: options.port,
      host: env().MERIDIAN_HEALTH_HOST,
      readiness,
      metrics: site.metrics,
    })
  } catch (error) {
    log.warn(
      { error: String(error) },
      `no health checks and metrics on port ${options.port}; choose another with MERIDIAN_HEALTH_PORT`,
    )
    return null
  }
}
