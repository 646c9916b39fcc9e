import { gzipSync } from 'node:zlib'
import { leadArticle } from './addresses'
import { describeLoad, load, perProcessorSecond, perSecond } from './load/load'
import type { LoadResult } from './load/schema'
import { startNginx } from './nginx'
import { startPlainNext } from './plain-next'
import type { Bench, BenchContext, Row } from './types'

/** How fast a warm article page leaves, beside what nginx and plain Next make of the same bytes. */
export const articleBench: Bench = {
  name: 'article',
  about: 'a warm article page, gzip, 32 connections: npm start, nginx, plain next start',
  async run(context) {
    const site = await context.site()
    const path = await leadArticle({ site, locale: 'hy' })
    const seconds = context.quick ? 2 : 10
    context.say(`npm start: ${path}`)
    await load({ port: site.port, paths: [path], requests: 1, connections: 1 })
    const edge = await load({ port: site.port, paths: [path], seconds, pid: site.serverPid() })
    context.say('npm start at half that load')
    const half = await load({ port: site.port, paths: [path], seconds, rate: perSecond(edge) / 2 })
    const disk = await measureDisk({ context, url: new URL(path, site.origin), seconds })
    context.say('plain next start, same build')
    const next = await startPlainNext({ site, port: context.port + 2 })
    const plain = await load({ port: context.port + 2, paths: [path], seconds, pid: next.pid }).finally(next.stop)
    return [
      row({ what: 'article, npm start', result: edge, least: 40_000 }),
      latencyRow(half),
      row({ what: 'article, nginx from disk', result: disk }),
      row({ what: 'article, plain next start', result: plain }),
      ratio({ what: 'npm start ÷ nginx from disk', result: edge, to: disk, least: 0.25 }),
      ratio({ what: 'npm start ÷ plain next start', result: edge, to: plain, least: 60 }),
      workRatio({ what: 'the same by processor time: nginx', result: edge, to: disk, least: 0.25 }),
      workRatio({ what: 'the same by processor time: plain next start', result: edge, to: plain, least: 60 }),
    ]
  },
}

/** The same body from disk: what the machine can do at all; null without nginx. */
async function measureDisk(options: { context: BenchContext; url: URL; seconds: number }): Promise<LoadResult | null> {
  const { context, url, seconds } = options
  const body = Buffer.from(await (await fetch(url)).arrayBuffer())
  const port = context.port + 1
  const nginx = await startNginx({
    port,
    files: { 'site/article.html': body, 'site/article.html.gz': gzipSync(body) },
    http: (directory) => `  keepalive_requests 100000000;
  types { text/html html; }
  open_file_cache max=100;
  sendfile on;
  tcp_nopush on;
  server { listen 127.0.0.1:${port}; root ${directory}/site; gzip_static on; }`,
  })
  context.say(nginx ? 'nginx, the same bytes from disk' : 'no nginx on the PATH: its rows stay empty')
  if (!nginx) return null
  return load({ port, paths: ['/article.html'], seconds, pid: nginx.pid }).finally(nginx.stop)
}

function row(options: { what: string; result: LoadResult | null; least?: number }): Row {
  const { what, result, least } = options
  if (!result) return { what, value: null, unit: '/s', note: 'no nginx on the PATH' }
  return {
    what,
    value: perSecond(result),
    unit: '/s',
    note: describeLoad(result),
    target: least ? { at: 'least', value: least } : undefined,
  }
}

function ratio(options: { what: string; result: LoadResult; to: LoadResult | null; least: number }): Row {
  const { what, result, to, least } = options
  const value = to ? perSecond(result) / perSecond(to) : null
  return { what, value, unit: '×', target: { at: 'least', value: least } }
}

/** What the loading core could not ask for, or others on the machine took away, is in neither figure. */
function workRatio(options: { what: string; result: LoadResult; to: LoadResult | null; least: number }): Row {
  const { what, result, to, least } = options
  const [worth, other] = [perProcessorSecond(result), to && perProcessorSecond(to)]
  return { what, value: worth && other ? worth / other : null, unit: '×', target: { at: 'least', value: least } }
}

function latencyRow(half: LoadResult): Row {
  const note = `${Math.round(perSecond(half))}/s, ${half.failures} failed, longest ${half.latency.max.toFixed(1)} ms`
  return { what: 'p99 at half that load', value: half.latency.p99, unit: 'ms', target: { at: 'most', value: 5 }, note }
}
