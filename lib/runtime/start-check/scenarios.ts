import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { exitCodes, type FailureCode } from '../failures'
import { waitFor } from '../wait-for'
import type { Checkout } from './checkout'
import { processesIn, type StartedSite, startSite, supervisorOf } from './started-site'

export type Round = { checkout: Checkout; port: number; data: string }

export type Result = { seconds: number; limit?: number; note?: string }

export type Scenario = { title: string; run: (round: Round) => Promise<Result> }

const flags = ({ port, data }: Round) => ['--port', String(port), '--data', data]

function expect(condition: boolean, sentence: string): void {
  if (!condition) throw new Error(sentence)
}

/** Sends a signal and waits until nothing of the checkout runs any more. */
async function stop(round: Round, site: StartedSite, send: () => void): Promise<number> {
  const started = performance.now()
  send()
  await waitFor({ condition: () => processesIn(round.checkout).length === 0, timeout: 20_000 })
  expect(processesIn(round.checkout).length === 0, `still running: ${processesIn(round.checkout).join(', ')}`)
  const seconds = (performance.now() - started) / 1000
  await site.ended()
  const left = readdirSync(round.data).filter((name) => /run.json|lock|unfinished|tmp/.test(name))
  expect(left.length === 0, `left behind: ${left.join(', ')}`)
  return seconds
}

/** What the terminal does on Ctrl-C: the whole foreground group is told. */
function interrupt(site: StartedSite): void {
  process.kill(-(site.npm.pid ?? 0), 'SIGINT')
}

async function checkPages(round: Round): Promise<void> {
  for (const locale of ['en', 'ru', 'hy']) {
    const response = await fetch(`http://localhost:${round.port}/${locale}`)
    expect(response.status === 200, `/${locale} answered ${response.status}`)
    expect((await response.text()).includes(`lang="${locale}"`), `/${locale} is not in ${locale}`)
  }
}

async function refused(input: {
  round: Round
  args: string[]
  code: FailureCode
  environment?: Record<string, string>
}) {
  const site = startSite({ checkout: input.round.checkout, args: input.args, environment: input.environment })
  const { code, seconds } = await site.ended()
  expect(code === exitCodes[input.code], `exit code ${code} instead of ${exitCodes[input.code]}\n${site.output()}`)
  const note = /✗ (.*)/.exec(site.output())?.[1] ?? ''
  expect(note !== '', 'no sentence')
  return { seconds, limit: 10, note }
}

async function startAndStop(round: Round, send: (site: StartedSite) => void): Promise<Result> {
  const site = startSite({ checkout: round.checkout, args: flags(round) })
  await site.ready()
  return { seconds: await stop(round, site, () => send(site)), limit: 5 }
}

/** Recovery after a crash flushes every file of the cluster to the disk; a slow disk takes its time. Seconds. */
const recoveryLimit = 30

async function startAgain(round: Round, limit = 5): Promise<Result> {
  const site = startSite({ checkout: round.checkout, args: flags(round) })
  const seconds = await site.ready()
  await checkPages(round)
  await stop(round, site, () => interrupt(site))
  return { seconds, limit }
}

/** In order: each leaves the site stopped, except for the pairs that are made as one. */
export const scenarios: Scenario[] = [
  {
    title: 'first start of a fresh clone (with npm ci)',
    async run(round) {
      const site = startSite({ checkout: round.checkout, args: flags(round) })
      const seconds = await site.ready()
      await checkPages(round)
      await stop(round, site, () => interrupt(site))
      const steps = site.output().match(/^✓.*$/gm) ?? []
      return { seconds, limit: 180, note: steps.map((line) => line.slice(2).replace(/ +/g, ' ')).join(', ') }
    },
  },
  { title: 'later start', run: (round) => startAgain(round) },
  { title: 'Ctrl-C stops everything', run: (round) => startAndStop(round, interrupt) },
  { title: 'SIGTERM to npm stops everything', run: (round) => startAndStop(round, (site) => site.npm.kill('SIGTERM')) },
  { title: 'kill -9 of npm stops everything', run: (round) => startAndStop(round, (site) => site.npm.kill('SIGKILL')) },
  {
    title: 'start after kill -9 of the supervisor',
    async run(round) {
      const site = startSite({ checkout: round.checkout, args: flags(round) })
      await site.ready()
      process.kill(supervisorOf(round.data), 'SIGKILL')
      await site.ended()
      return startAgain(round, recoveryLimit)
    },
  },
  {
    title: 'start after kill -9 of everything',
    async run(round) {
      const site = startSite({ checkout: round.checkout, args: flags(round) })
      await site.ready()
      for (const pid of processesIn(round.checkout)) process.kill(pid, 'SIGKILL')
      await site.ended()
      return startAgain(round, recoveryLimit)
    },
  },
  {
    title: 'second start on the same data directory',
    async run(round) {
      const site = startSite({ checkout: round.checkout, args: flags(round) })
      await site.ready()
      const result = await refused({ round, args: flags(round), code: 'data_directory_in_use' })
      await checkPages(round)
      await stop(round, site, () => interrupt(site))
      return result
    },
  },
  {
    title: 'busy port',
    async run(round) {
      const site = startSite({ checkout: round.checkout, args: flags(round) })
      await site.ready()
      const other = path.join(round.checkout.temporary, 'other data')
      const result = await refused({ round, args: flags({ ...round, data: other }), code: 'port_busy' })
      expect(!existsSync(other), 'a data directory was made')
      await stop(round, site, () => interrupt(site))
      return result
    },
  },
  {
    title: 'unreachable DATABASE_URL',
    async run(round) {
      const other = path.join(round.checkout.temporary, 'other data')
      const result = await refused({
        round,
        args: flags({ ...round, data: other }),
        code: 'database_unreachable',
        environment: { DATABASE_URL: 'postgresql://meridian:secret@127.0.0.1:9/meridian' },
      })
      expect(!existsSync(other), 'a data directory was made')
      return result
    },
  },
  {
    title: 'Ctrl-C in the middle of a first start, then again',
    async run(round) {
      const fresh = { ...round, data: path.join(round.checkout.temporary, 'fresh data') }
      for (const moment of [0.4, 0.7, 1, 1.5]) {
        const site = startSite({ checkout: round.checkout, args: [...flags(fresh), '--no-seed'] })
        const begun = () => existsSync(path.join(fresh.data, 'meridian.lock')) || site.npm.exitCode !== null
        await waitFor({ condition: begun, timeout: 10_000, every: 5 })
        await new Promise((resolve) => setTimeout(resolve, moment * 400))
        await stop(fresh, site, () => interrupt(site))
      }
      const site = startSite({ checkout: round.checkout, args: [...flags(fresh), '--no-seed'] })
      const seconds = await site.ready()
      await stop(round, site, () => interrupt(site))
      return { seconds, note: 'four interrupted starts before it' }
    },
  },
]
