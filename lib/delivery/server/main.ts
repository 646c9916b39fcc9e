import { createServer } from 'node:http'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isReplicaCurrent } from '@/lib/db'
import { env } from '@/lib/env'
import { receiveView, storyCount } from '@/lib/views/receive'
import { closeViews, views } from '@/lib/views/service'
import { delivery } from '../constants'
import { addFastPath } from '../edge/fast-path'
import type { ServerCalls } from '../renderer/protocol'
import { startRenderer } from '../renderer/renderer'
import { type PageStore, sitePages } from '../store/site-pages.mjs'
import { tagClock } from '../store/tag-clock.mjs'
import { log } from '../thread/log'
import { directRoutes } from './direct'
import { createDrain } from './drain'
import { startHealthServer } from './health'
import { keepHeapSmall } from './heap'
import { keepWorking } from './jobs'
import { createReadiness, type Readiness } from './readiness'
import { onSignals } from './signals'
import { createSite } from './site'
import { surviveFaults } from './survive-faults'

/** Serves the site: the edge, the queues and the port for those who run it in this thread, Next in another. */
export async function serve({ port }: { port: number }): Promise<void> {
  const settings = env()
  keepHeapSmall()
  const pages = sitePages()
  if (!pages) throw new Error('a build serves nobody')
  const renderer = await startRenderer({
    // Built as a file of its own beside this one.
    file: new URL('./renderer.mjs', import.meta.url),
    port,
    serves: { ...shelfFor(pages), receiveView, storyCount },
    isReplicaCurrent,
    onFault: (what, error) => log.error({ error: String(error) }, what),
  })
  const site = createSite({ renderer, pages, directory: path.resolve('.'), direct: directRoutes })
  const server = createServer(
    {
      maxHeaderSize: delivery.largestHeaders,
      headersTimeout: delivery.headersTimeout,
      requestTimeout: delivery.requestTimeout,
      keepAliveTimeout: delivery.keepAlive,
      connectionsCheckingInterval: 2_000,
      noDelay: true,
    },
    site.edge.handle,
  )
  server.maxConnections = delivery.connections
  server.timeout = delivery.idle
  const drain = createDrain(server, { grace: settings.MERIDIAN_DRAIN_SECONDS * 1_000 })
  drain.alsoCloseIdle(
    addFastPath(server, { handlePlain: site.edge.handlePlain, isDraining: drain.isDraining }).closeIdle,
  )
  const jobs = keepWorking(settings.DATABASE_URL)
  const readiness = createReadiness({ isDraining: drain.isDraining })
  const health = await startHealth({ port: settings.MERIDIAN_HEALTH_PORT ?? port + 10_000, site, readiness })
  // What was published or withdrawn while nobody was here must not be answered with a page from before.
  await untilKnown(site, readiness)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, resolve)
  })
  readiness.listen()
  // Not before: a server that cannot start must end, or nobody hears of it.
  surviveFaults()
  // Views that an earlier process left on disk must not wait for the next reader.
  views().catch((error) => log.warn({ error: String(error) }, 'views are opened when the first reader comes'))

  onSignals(async () => {
    // No new job is begun while the last requests are answered.
    await Promise.allSettled([drain.drain(), jobs.stop()])
    health?.close()
    // The renderer may still bring in a view.
    await Promise.allSettled([site.stop(), renderer.stop()])
    await Promise.allSettled([closeViews()])
  })
}

/** The page store, as the renderer sees it: what has fallen is not there, also for a thread that began after it fell. */
function shelfFor(pages: PageStore): Pick<ServerCalls, 'readPage' | 'writePage' | 'removePage'> {
  return {
    async readPage({ key }) {
      const page = await pages.read(key)
      return page && tagClock.isFresh(page.description.tags, page.description.at) ? page : null
    },
    writePage: ({ description, parts }) => pages.write(description, parts),
    removePage: ({ key }) => pages.remove(key),
  }
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

/** Two sites on one machine may want the same port for it; that is no reason not to serve. */
async function startHealth(options: { port: number; site: ReturnType<typeof createSite>; readiness: Readiness }) {
  const { site, readiness } = options
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
