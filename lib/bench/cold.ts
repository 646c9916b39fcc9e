import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { describeLoad, load, perSecond } from './load/load'
import { latencyRow, rateRow } from './rows'
import { storyAddresses } from './story-addresses'
import type { Bench } from './types'

const megabyte = 1024 * 1024

/** At once, whatever the server's own limit is: figures of different days must compare. */
const readers = 3

/** Pages that are there neither in memory nor on disk, from a process that has made pages before. */
export const coldBench: Bench = {
  name: 'cold',
  about: 'article pages that nobody has asked for yet, and the memory after 10,000 of them',
  async run(context) {
    const { say } = context
    const first = await context.site()
    const paths = await storyAddresses({ site: first, count: context.quick ? 300 : 10_000, say })
    await context.stopSite()
    rmSync(path.join(context.data, 'pages'), { recursive: true, force: true })
    const site = await context.site()
    const { port } = site
    const order = { port, connections: readers, pid: site.pid }
    const warmUp = Math.floor(paths.length / 10)
    say(`${warmUp} pages to warm the process`)
    await load({ ...order, paths: paths.slice(0, warmUp), requests: warmUp })
    const rest = paths.slice(warmUp)
    say(`${rest.length} pages`)
    const made = await load({ ...order, paths: rest, requests: rest.length })
    const resident = residentBytes(site.serverPid()) / megabyte
    const work = made.served === null ? null : (made.served * 1_000) / made.responses
    return [
      { ...rateRow({ what: 'uncached article pages', result: made, least: 150 }), note: describeLoad(made) },
      latencyRow({ what: 'the same, p99', result: made, most: 60 }),
      {
        what: 'processor time a page, with PostgreSQL',
        value: work,
        unit: 'ms',
        note: `${perSecond(made).toFixed(0)}/s`,
      },
      {
        what: `resident memory after ${paths.length} different pages`,
        value: resident,
        unit: 'MB',
        target: { at: 'most', value: 600 },
      },
    ]
  },
}

function residentBytes(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}
