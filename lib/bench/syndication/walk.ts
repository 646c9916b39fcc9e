import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { locales } from '@/lib/i18n/locales'
import { forgetPeak, residentMemory } from './memory'

/** Times are milliseconds, sizes bytes. */
export type SitemapFigures = {
  files: number
  urls: number
  index: number
  slowest: number
  largest: number
  /** The most the serving process had in memory above what it has when it is idle. */
  growth: number
  seconds: number
}

/** What a process takes to become idle again. Milliseconds. */
const rest = 5_000

/**
 * Fetches every sitemap of a running site, as a search engine does, and watches the memory of the process that serves it.
 *
 * @param clients that fetch at the same time
 */
export async function walkSitemaps(site: { origin: string; pid: number; clients: number }): Promise<SitemapFigures> {
  const { origin, pid } = site
  const start = performance.now()
  const index = await (await get(`${origin}/sitemap.xml`)).text()
  const figures = { files: 0, urls: 0, index: performance.now() - start, slowest: 0, largest: 0, growth: 0, seconds: 0 }
  const paths = [...index.matchAll(/<loc>([^<]+)</g)].map(([, url = '']) => new URL(url).pathname)
  await warmUp(origin, paths)
  await setTimeout(rest)
  const idle = residentMemory(pid).now
  forgetPeak(pid)
  const from = performance.now()
  const waiting = [...paths]
  const client = async () => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const began = performance.now()
      const { bytes, urls } = await read(origin + path)
      figures.files += 1
      figures.urls += urls
      figures.largest = Math.max(figures.largest, bytes)
      figures.slowest = Math.max(figures.slowest, performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: site.clients }, client))
  figures.seconds = (performance.now() - from) / 1000
  figures.growth = residentMemory(pid).peak - idle
  return figures
}

/** An idle server has worked before: its code is compiled and its connections are open. */
async function warmUp(origin: string, paths: readonly string[]): Promise<void> {
  for (const locale of locales) await (await get(`${origin}/${locale}`)).arrayBuffer()
  for (const path of [paths[0], paths.at(-1)]) if (path) await read(origin + path)
}

async function get(url: string): Promise<Response> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`)
  return response
}

async function read(url: string): Promise<{ bytes: number; urls: number }> {
  const { body } = await get(url)
  const mark = Buffer.from('<url>')
  let bytes = 0
  let urls = 0
  let tail = Buffer.alloc(0)
  for await (const chunk of body ?? []) {
    bytes += chunk.length
    const text = Buffer.concat([tail, chunk])
    for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) urls += 1
    tail = text.subarray(Math.max(0, text.length - mark.length + 1))
  }
  return { bytes, urls }
}
