import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { locales } from '@/lib/i18n/locales'
import { ask } from '../ask'
import { bytesIn } from '../stored'
import { must, type Scenario } from '../types'

const mebibyte = 1024 * 1024
/** Fewer than a server makes at once: this is not about one that has too much to do. */
const together = 4

/** Addresses that nobody ever had. */
export const randomAddresses: Scenario = {
  name: 'random-addresses',
  title: 'Random addresses: all 404, next to nothing on disk and in memory',
  sizes: { short: 200, long: 100_000 },
  async run({ arena, size, isMeasured, say }) {
    const data = arena.directory()
    const instance = await arena.start(data)
    const agent = new Agent({ keepAlive: true, maxSockets: together })
    const wrong = new Map<string, number>()
    let asked = 0

    async function worker(until: number): Promise<void> {
      while (asked < until) {
        asked += 1
        if (asked % 10_000 === 0) say(`${asked}/${size}; ${megabytes(residentBytes(instance.pid))} MB resident`)
        const path = randomAddress(asked)
        const { status } = await ask({ port: instance.port, path, agent })
        if (status !== 404) wrong.set(`${status} ${path}`, (wrong.get(`${status} ${path}`) ?? 0) + 1)
      }
    }
    /** Pages of days, which are there for any day: heaps are what they are in a server that works, and not in one that has just begun. */
    async function work(pages: number): Promise<void> {
      const days = Array.from({ length: pages }, (_, day) => new Date(Date.UTC(2020, 0, 1 + day)).toISOString())
      for (const [number, day] of days.entries()) {
        const path = `/${locales[number % locales.length]}/archive/${day.slice(0, 10)}`
        const { status } = await ask({ port: instance.port, path, agent })
        must(status === 200, `${path} answered ${status}`)
      }
    }
    const round = (until: number) => Promise.all(Array.from({ length: together }, () => worker(until)))
    try {
      await work(Math.min(size / 10, 2_000))
      // Code is compiled with the first requests, whatever they ask for.
      await round(Math.min(size / 2, 3_000))
      const [memory, disk] = [residentBytes(instance.pid), bytesIn(data)]
      await round(size)
      const more = { memory: residentBytes(instance.pid) - memory, disk: bytesIn(data) - disk }
      must(wrong.size === 0, `not 404: ${[...wrong.keys()].slice(0, 5).join(', ')}`)
      must(more.disk <= mebibyte, `${megabytes(more.disk)} MB more on disk`)
      const figures = `${megabytes(more.disk)} MB more on disk, ${megabytes(more.memory)} MB more in memory`
      must(!isMeasured || more.memory <= 50 * mebibyte, figures)
      return `${asked} addresses, all 404; ${figures}`
    } finally {
      agent.destroy()
      await instance.kill()
    }
  },
}

function randomAddress(number: number): string {
  const word = randomBytes(9).toString('base64url')
  const shapes = [
    `/hy/articles/${word}`,
    `/en/articles/${word}?with=ru`,
    `/ru/sections/${word}`,
    `/hy/tags/${word}`,
    `/en/authors/${word}?after=${word}`,
    `/hy/${word}`,
    `/${word}`,
    `/${word}/articles/${word}.php?${word}=${word}`,
    `/_next/static/${word}.js`,
    `/media/${word}.webp`,
  ]
  return shapes[number % shapes.length] ?? '/'
}

function residentBytes(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}

const megabytes = (bytes: number) => (bytes / mebibyte).toFixed(1)
