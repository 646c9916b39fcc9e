import { startSiteNginx } from '@/lib/workbench/site-nginx'
import { leadArticle } from './addresses'
import { load, perSecond } from './load/load'
import { latencyRow, rateRow, ratioRow, workRatioRow } from './rows'
import { loadStaticFile } from './static-file'
import type { Bench } from './types'

/** The same page out of nginx's cache, as deploy/ configures it, beside the same bytes from disk. */
export const proxyBench: Bench = {
  name: 'proxy',
  about: 'a warm article page out of the nginx of deploy/, beside nginx with a file of the same bytes',
  async run(context) {
    const site = await context.site()
    const path = await leadArticle({ site, locale: 'hy' })
    const seconds = context.quick ? 2 : 10
    const port = context.port + 5
    const nginx = await startSiteNginx({ port, servers: [site.port, site.port] })
    if (!nginx) return [rateRow({ what: 'article, nginx of deploy/', result: null })]
    context.say(`nginx of deploy/: ${path}`)
    const order = { port, paths: [path] }
    try {
      // An address is kept from the second request on.
      await load({ ...order, requests: 4, connections: 1 })
      const kept = await load({ ...order, seconds, pid: nginx.pid })
      context.say('the same at half that load')
      const rate = perSecond(kept) / 2
      const half = await load({ ...order, seconds, rate })
      const disk = await loadStaticFile({ context, url: new URL(path, site.origin), seconds, rate })
      const full = disk?.full ?? null
      return [
        rateRow({ what: 'article, nginx of deploy/', result: kept }),
        latencyRow({ what: 'p99 at half that load', result: half, most: 5 }),
        ...(disk ? [latencyRow({ what: 'p99 of a file at the same rate', result: disk.paced })] : []),
        rateRow({ what: 'article, nginx from disk', result: full }),
        ratioRow({ what: 'nginx of deploy/ ÷ nginx from disk', result: kept, to: full, least: 0.65 }),
        workRatioRow({ what: 'the same by processor time', result: kept, to: full, least: 0.65 }),
      ]
    } finally {
      await nginx.stop()
    }
  },
}
