import { leadArticle } from './addresses'
import { load, perSecond } from './load/load'
import { startPlainNext } from './plain-next'
import { latencyRow, rateRow, ratioRow, workRatioRow } from './rows'
import { loadStaticFile } from './static-file'
import type { Bench } from './types'

/** How fast a warm article page leaves, beside what nginx and plain Next make of the same bytes. */
export const articleBench: Bench = {
  name: 'article',
  about: 'a warm article page, gzip, 32 connections: npm start, nginx, plain next start',
  async run(context) {
    const site = await context.site()
    const path = await leadArticle({ site, locale: 'hy' })
    const seconds = context.quick ? 2 : 10
    const warmUp = context.quick ? 1 : 5
    context.say(`npm start: ${path}`)
    // A process of Node is half as fast until its code is compiled, and a warm one is promised.
    await load({ port: site.port, paths: [path], seconds: warmUp })
    const edge = await load({ port: site.port, paths: [path], seconds, pid: site.serverPid() })
    context.say('npm start at half that load')
    const rate = perSecond(edge) / 2
    const half = await load({ port: site.port, paths: [path], seconds, rate })
    const disk = await loadStaticFile({ context, url: new URL(path, site.origin), seconds, rate })
    const full = disk?.full ?? null
    context.say('plain next start, same build')
    const next = await startPlainNext({ site, port: context.port + 2 })
    context.defer(next.stop)
    await load({ port: context.port + 2, paths: [path], seconds: warmUp })
    const plain = await load({ port: context.port + 2, paths: [path], seconds, pid: next.pid }).finally(next.stop)
    return [
      rateRow({ what: 'article, npm start', result: edge, least: 40_000 }),
      latencyRow({ what: 'p99 at half that load', result: half, most: 5 }),
      ...(disk ? [latencyRow({ what: 'p99 of nginx at the same rate', result: disk.paced })] : []),
      rateRow({ what: 'article, nginx from disk', result: full }),
      rateRow({ what: 'article, plain next start', result: plain }),
      ratioRow({ what: 'npm start ÷ nginx from disk', result: edge, to: full, least: 0.25 }),
      ratioRow({ what: 'npm start ÷ plain next start', result: edge, to: plain, least: 60 }),
      workRatioRow({ what: 'the same by processor time: nginx', result: edge, to: full, least: 0.25 }),
      workRatioRow({ what: 'the same by processor time: plain next start', result: edge, to: plain, least: 60 }),
    ]
  },
}
