import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { dataPaths, projectRoot } from '@/lib/runtime/paths'
import { runProgram } from '@/lib/runtime/run-program'
import { waitFor } from '@/lib/runtime/wait-for'
import { pinned, pinProcess } from '@/lib/workbench/cores'
import { postgresPid } from '../processor'
import { type BenchSite, startBenchSite } from '../site'
import type { Row } from '../types'
import { benchPlain } from './plain'
import { type RushOrder, type RushResult, rushResultSchema } from './rush-order'

const manifestSchema = z.object({ node: z.record(z.string(), z.object({ exportedName: z.string().optional() })) })
const numberSchema = z.object({ count: z.number() })

/** The id under which the build knows the action that counts views. */
function actionId(): string {
  const file = path.join(projectRoot, '.next', 'server', 'server-reference-manifest.json')
  const { node } = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const found = Object.entries(node).find(([, action]) => action.exportedName === 'countViewAction')
  if (!found) throw new Error(`${file} names no countViewAction`)
  return found[0]
}

type Rush = Pick<RushOrder, 'readers' | 'within' | 'reading' | 'signal'>

/** A proxy opens as many as there are readers under way: a view waits for its commit, and its connection with it. */
const connections = 512

/** One core's worth of work: what is sent by each of readers who come one after the other, and by a crowd within a second. */
const asFastAsAnswered = { within: 0, reading: 0 }

/** Who is measured, the most usual first: every figure is of readers who were counted. */
const kinds: { what: string; signal: RushOrder['signal']; target?: Row['target'] }[] = [
  { what: 'rush: views of marked pages', signal: 'mark', target: { at: 'least', value: 5_000 } },
  { what: 'rush: pages and their views', signal: 'page' },
  { what: 'rush: readers who ask for their way', signal: 'number' },
  { what: 'rush: readers who hear nothing', signal: 'nothing' },
]

/**
 * Readers of one story who come all at once, on a whole site as `npm start` starts it: the site on one core, the loading
 * process and PostgreSQL on the other. What is counted are views that were acknowledged; that the number has risen by
 * exactly as many is a figure of its own.
 */
export async function benchRush(options: {
  /** The data directory of the measured site; kept, so that the next run need not build. */
  data: string
  port: number
  quick: boolean
  say: (text: string) => void
}): Promise<Row[]> {
  const { say, port, data } = options
  say('starting the site')
  const site = await startBenchSite({ port, data, environment: { MERIDIAN_TRUSTED_HOPS: '1' } })
  pinPostgres(dataPaths(data).cluster)
  const directory = mkdtempSync(path.join(tmpdir(), 'meridian-rush-'))
  try {
    const readers = options.quick ? 2_000 : 30_000
    const rush = await prepareRush({ site, directory })
    await rush({ ...asFastAsAnswered, readers: 5_000, signal: 'page' })
    say('a story read by 10,000 people in a second')
    const second = await rush({ within: 1_000, reading: 1_000, readers: 10_000, signal: 'page' })
    const rates: Row[] = []
    for (const { what, signal, target } of kinds) {
      say(what)
      rates.push(rateRow({ what, target, rush: await rush({ ...asFastAsAnswered, readers, signal }) }))
    }
    const plain = await benchPlain({ port: port + 1, seconds: options.quick ? 2 : 6, directory })
    const [views] = rates
    const ratio = views?.value ? views.value / plain : null
    return [
      ...secondRows(second),
      ...rates,
      { what: 'plain node:http, the same POST', value: plain, unit: '/s' },
      { what: 'views of a rush ÷ plain', value: ratio, unit: '×' },
    ]
  } finally {
    await site.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

/** PostgreSQL started with the site; it goes to the other core, with the processes it has by now. */
function pinPostgres(directory: string): void {
  const main = postgresPid(directory)
  const children = readFileSync(`/proc/${main}/task/${main}/children`, 'utf8').trim().split(' ').map(Number)
  for (const pid of [main, ...children]) pinProcess({ pid, role: 'load' })
}

type Outcome = RushResult & {
  readers: number
  risen: number
  /** Seconds of a core that the site took. */
  cpu: number
}

async function prepareRush({ site, directory }: { site: BenchSite; directory: string }) {
  const feed = await (await fetch(new URL('/en', site.origin))).text()
  const article = /href="(\/en\/articles\/[^"#?]+)"/.exec(feed)?.[1] ?? ''
  const html = await (await fetch(new URL(article, site.origin))).text()
  const [, articleId = ''] = /articleId&quot;:&quot;([0-9a-f-]{36})/.exec(html) ?? []
  const [, translationId = ''] = /translationId&quot;:&quot;([0-9a-f-]{36})/.exec(html) ?? []
  const { port, origin } = site
  const common = { port, origin, article, action: actionId(), story: { articleId, translationId }, network: 11 }
  // Readers nobody had before, also when the bench runs twice a day.
  let first = Math.floor(Math.random() * 200) << 16

  const number = () => fetch(new URL(`/api/v1/views?story=${articleId}&locale=en`, origin))
  async function count(): Promise<number> {
    return numberSchema.parse(await (await number()).json()).count
  }
  // A site that has just started connects to its database when it is first asked.
  await waitFor({ condition: async () => (await number()).ok, timeout: 60_000, every: 200 })

  return async (rush: Rush): Promise<Outcome> => {
    const before = await count()
    const cpu = cpuSeconds(site.serverPid())
    const order: RushOrder = { ...common, ...rush, first, connections }
    first += rush.readers
    const result = rushResultSchema.parse(JSON.parse(await load(order, directory)))
    return {
      ...result,
      readers: rush.readers,
      cpu: cpuSeconds(site.serverPid()) - cpu,
      risen: (await count()) - before,
    }
  }
}

async function load(order: RushOrder, directory: string): Promise<string> {
  const file = path.join(directory, 'rush.json')
  writeFileSync(file, JSON.stringify(order))
  const script = fileURLToPath(new URL('./rush-load.ts', import.meta.url))
  const { program, args } = pinned('load', [process.execPath, '--import', 'tsx', script, file])
  const child = spawn(program, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] })
  const { status, output } = await runProgram({ child })
  if (status !== 0) throw new Error(`the load generator failed:\n${output}`)
  return output
}

/** What a process has used of cores so far (proc(5): utime and stime, hundredths of a second). */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

function secondRows(second: Outcome): Row[] {
  const sent = `${second.pages} pages, ${second.numbers} numbers, ${second.actions} actions, ${second.refused} refused, ${second.beacons} beacons`
  return [
    {
      what: '10,000 readers within a second, all counted after',
      value: second.seconds,
      unit: 's',
      target: { at: 'most', value: 10 },
      note: `${sent}; the longest wait was ${Math.round(second.longest)} ms, a second of it reading`,
    },
    {
      what: 'of them lost or doubled',
      value: Math.abs(second.readers - second.risen),
      unit: '',
      target: { at: 'most', value: 0 },
    },
  ]
}

function rateRow({ what, target, rush }: { what: string; target: Row['target']; rush: Outcome }): Row {
  const sent = `${rush.pages} pages, ${rush.numbers} numbers, ${rush.actions} actions, ${rush.refused} refused, ${rush.beacons} beacons`
  const own = `${Math.round(rush.risen / rush.cpu)} for each second of a core that the site used`
  const note = `${sent}; ${own}; lost or doubled: ${Math.abs(rush.readers - rush.risen)}`
  return { what, value: rush.risen / rush.seconds, unit: '/s', target, note }
}
