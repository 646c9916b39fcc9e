import { gzipSync } from 'node:zlib'
import { startNginx } from '@/lib/workbench/nginx'
import { load } from './load/load'
import type { LoadResult } from './load/schema'
import type { BenchContext } from './types'

/** `full`: as many as go; `paced`: at a rate, for the times that this machine and the loading process bring themselves. */
export type StaticFile = { full: LoadResult; paced: LoadResult }

/** The same bytes from disk: what the machine can do at all; null without nginx. */
export async function loadStaticFile(options: {
  context: BenchContext
  url: URL
  seconds: number
  /** Requests a second of the paced load. */
  rate: number
}): Promise<StaticFile | null> {
  const { context, url, seconds, rate } = options
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
  const order = { port, paths: ['/article.html'], seconds, pid: nginx.pid }
  try {
    const full = await load(order)
    return { full, paced: await load({ ...order, rate }) }
  } finally {
    await nginx.stop()
  }
}
