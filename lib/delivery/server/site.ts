import path from 'node:path'
import { cacheTags } from '@/lib/cache-tags'
import { poolUsage, setReplica } from '@/lib/db'
import { env } from '@/lib/env'
import { listenForChanges } from '@/lib/invalidation/listener'
import { watchReplica } from '@/lib/replica'
import { frontDoor } from '@/lib/views/front-door'
import { notePage, rushHeaders } from '@/lib/views/pages'
import { delivery } from '../constants'
import { isPicture } from '../edge/cache-key'
import { createEdge, type DirectRoute } from '../edge/edge'
import { createPersonal } from '../edge/personal'
import { createQueue } from '../edge/queue'
import { createResponseCache } from '../edge/response-cache'
import { createShared } from '../edge/shared'
import { constantHeaders } from '../finish/security'
import type { Renderer } from '../renderer/renderer'
import type { PageStore } from '../store/site-pages.mjs'
import { now, tagClock } from '../store/tag-clock.mjs'
import { forgetOldFalls } from '../thread/forget-falls'
import { log } from '../thread/log'
import { createBookmark } from './bookmark'
import { createMetrics } from './metrics'
import { keepStaticFiles } from './static-files'

/** Names under which this machine reaches itself. */
const local = ['localhost', '127.0.0.1', '[::1]']

/** The parts of delivery put together for one site: what hears of changes, what is kept, what answers. */
export function createSite(options: {
  renderer: Renderer
  pages: PageStore
  directory: string
  direct: readonly DirectRoute[]
}) {
  const { renderer, pages } = options
  const settings = env()
  const origin = new URL(settings.MERIDIAN_ORIGIN)
  const constant = constantHeaders({ isSecure: origin.protocol === 'https:' })
  const cache = createResponseCache({ maxBytes: settings.MERIDIAN_RESPONSE_CACHE_MB * 1024 * 1024, clock: tagClock })
  const queueFor = (atOnce: number) =>
    createQueue({ atOnce, waiting: delivery.rendersWaiting, patience: delivery.rendersPatience })
  const renders = queueFor(delivery.rendersAtOnce)
  const pictures = queueFor(delivery.picturesAtOnce)
  const passing = queueFor(delivery.passedAtOnce)
  const fault = (what: string, error: unknown, id?: string) => log.error({ request: id, error: String(error) }, what)

  const replica = settings.DATABASE_READ_URL
    ? watchReplica({
        url: settings.DATABASE_READ_URL,
        onFault: (what, error) => log.warn({ error: String(error) }, what),
      })
    : null
  // Whoever does not hear of changes does not know what the replica must have.
  setReplica(() => listener.isConnected() && replica?.isCurrent() === true)
  tagClock.onFall(renderer.fall)
  const listener = listenForChanges({
    url: settings.DATABASE_URL,
    bookmark: createBookmark(settings.MERIDIAN_DATA_DIR),
    onChange: (change) => {
      replica?.expect(change.id)
      tagClock.fall(change)
    },
    onOtherDatabase: () => tagClock.fall({ tags: [cacheTags.all], at: now(), purge: true }),
    onFault: (what, error) => log.warn({ error: String(error) }, what),
  })
  const forgetting = forgetOldFalls()

  const metrics = createMetrics({
    responses: cache.usage,
    pages: pages.usage,
    queues: [renders.usage, pictures.usage],
    databaseIsThere: listener.isConnected,
    pools: poolUsage,
    renderer: renderer.usage,
    tags: () => tagClock.size,
  })

  const shared = createShared({
    make: renderer.make,
    cache,
    pages,
    clock: tagClock,
    queueOf: (target) => (isPicture(target) ? pictures : renders),
    constant,
    requestHeaders: {
      host: origin.host,
      'x-forwarded-host': origin.host,
      'x-forwarded-proto': origin.protocol.slice(0, -1),
      accept: 'text/html',
    },
    isDatabaseThere: listener.isConnected,
    isDatabaseGone: listener.isGone,
    onFault: fault,
    onRender: metrics.rendered,
    findStaticFile: keepStaticFiles({
      build: path.join(options.directory, '.next', 'static'),
      dataDirectory: settings.MERIDIAN_DATA_DIR,
    }),
  })

  const edge = createEdge({
    // The default address is for trying it out: it answers under whatever name the machine has.
    hosts: settings.MERIDIAN_HOSTS === '*' ? null : new Set([origin.hostname, ...local]),
    direct: options.direct,
    admitAction: () => frontDoor().enter(),
    onPage(request, target) {
      notePage({ path: target.path, agent: request.headers['user-agent'] ?? '' })
      return rushHeaders(target.path)
    },
    shared,
    pass: createPersonal({
      renderer,
      queue: passing,
      constant,
      origin,
      trustedHops: settings.MERIDIAN_TRUSTED_HOPS,
      isDatabaseGone: listener.isGone,
      onUnknownScript: (beginning) =>
        log.warn({ beginning }, 'an inline script of unknown shape is not allowed to run'),
    }),
    onEnd: metrics.count,
    onFault: fault,
  })

  return {
    edge,
    metrics,
    isDatabaseThere: listener.isConnected,
    isDatabaseGone: listener.isGone,
    knowsChanges: listener.caughtUp,
    async stop(): Promise<void> {
      clearInterval(forgetting)
      await Promise.all([listener.stop(), replica?.stop()])
    },
  }
}
