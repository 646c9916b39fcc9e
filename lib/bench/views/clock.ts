import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startBenchSite } from '@/lib/bench/site'
import { zonedDay, zonedDayRange } from '@/lib/i18n/calendar'
import { Failure } from '@/lib/runtime/failures'
import { waitFor } from '@/lib/runtime/wait-for'
import { keysOutliveDay } from '@/lib/views/constants'
import { viewKey } from '@/lib/views/key'
import { agent, networkOf, type Story, sendReading } from '@/lib/workbench/view-reader'

const library = ['x86_64-linux-gnu', 'aarch64-linux-gnu']
  .map((machine) => `/usr/lib/${machine}/faketime/libfaketimeMT.so.1`)
  .find((file) => existsSync(file))

const second = 1_000
const minute = 60 * second

type Say = (text: string) => void
type Check = { what: string; holds: boolean }

/**
 * A whole site, PostgreSQL included, whose machine has another time: from ten minutes before midnight in the site's time
 * zone to more than an hour after it.
 *
 * @returns what was looked at, and whether it was so
 */
export async function moveClock(options: { port: number; say: Say }): Promise<Check[]> {
  if (!library) {
    throw new Failure('bad_arguments', {
      sentence: 'libfaketime is not installed.',
      advice: 'Install it (Debian: apt-get install libfaketime) and try again.',
    })
  }
  const directory = mkdtempSync(path.join(tmpdir(), 'meridian-clock-'))
  // PostgreSQL looks at it too, as a user of its own.
  chmodSync(directory, 0o711)
  const file = path.join(directory, 'offset')
  /** What the site takes for now, beside what it is. Milliseconds; written for the library, which looks once a second. */
  let offset = 0
  const move = async (to: number) => {
    offset = to - Date.now()
    writeFileSync(file, `${offset < 0 ? '-' : '+'}${Math.abs(offset / second).toFixed(3)}\n`)
    await new Promise((resolve) => setTimeout(resolve, 2.5 * second))
  }
  await move(Date.now())
  options.say('starting a site of its own')
  const site = await startBenchSite({
    port: options.port,
    data: path.join(directory, 'data'),
    environment: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      // Waiting is not moved, only what the clock on the wall says.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      MERIDIAN_TRUSTED_HOPS: '1',
    },
  })
  try {
    return await watch({ ...options, url: site.databaseUrl, move })
  } finally {
    await site.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function watch(site: {
  url: string
  port: number
  say: Say
  move: (to: number) => Promise<void>
}): Promise<Check[]> {
  const { move } = site
  const client = new pg.Client(site.url)
  await client.connect()
  const ask = async <Row extends object>(sql: string, values: unknown[] = []) =>
    (await client.query<Row>(sql, values)).rows
  const checks: Check[] = []
  const check = (what: string, holds: boolean) => {
    site.say(`${holds ? '✓' : '✗'} ${what}`)
    checks.push({ what, holds })
  }
  try {
    const [settings] = await ask<{ zone: string }>('SELECT time_zone AS zone FROM site_settings')
    const stories = await ask<Story>(
      `SELECT DISTINCT ON (article_id) article_id AS "articleId", id AS "translationId" FROM translation
       WHERE status = 'published' AND published_at < now() LIMIT 2`,
    )
    const [story, other] = stories
    if (!story || !other) throw new Error('the site has no two stories')
    // The day after tomorrow's midnight: the site has begun the days of now, and has to begin these by itself.
    const zone = settings?.zone ?? 'UTC'
    const midnight = zonedDayRange(zonedDay(new Date(Date.now() + 2 * 86_400_000), zone), zone).end.getTime()
    const read = async (what: Story) => (await sendReading(site.port, { reader: 1, story: what }))?.count ?? null
    const readAgain = async (what: Story) => {
      await waitFor({ condition: async () => (await read(what)) !== null, timeout: 60_000, every: 500 })
      return read(what)
    }

    await move(midnight - 10 * minute)
    const [clock] = await ask<{ now: Date }>('SELECT now() AS now')
    check('PostgreSQL goes by the moved clock', Math.abs(Number(clock?.now) - (midnight - 10 * minute)) < minute)
    const first = await readAgain(story)
    check('a reader is counted', first !== null)
    await readAgain(other)
    await move(midnight - 5 * second)
    check('… and not again before midnight', (await read(story)) === first)
    const keys = () => ask<{ key: string }>('SELECT key::text FROM view_even UNION ALL SELECT key::text FROM view_odd')
    const salts = () => ask<{ day: string; salt: Buffer }>('SELECT day::text, salt FROM view_salt ORDER BY day')
    const day = zonedDay(new Date(midnight - minute), zone)
    const salt = (await salts()).find((row) => row.day === day)?.salt
    check('the day has a salt', salt !== undefined)
    const guessed = new Set(
      [story, other].map((reading) =>
        viewKey({
          salt: salt ?? Buffer.alloc(32),
          articleId: reading.articleId,
          reader: { network: networkOf(1), agent },
        }),
      ),
    )
    const found = async () => (await keys()).filter(({ key }) => guessed.has(key.replaceAll('-', ''))).length
    check('with the salt a reader can be found in the day’s keys', (await found()) === 2)
    check('two stories of one reader have nothing in common', guessed.size === 2 && !shareEdge([...guessed]))

    await move(midnight + 5 * second)
    check('after midnight the same reader counts again', (await readAgain(story)) === Number(first) + 1)
    const rotated = await salts()
    check('… under another salt', new Set(rotated.map((row) => row.salt.toString('hex'))).size === rotated.length)
    await move(midnight + keysOutliveDay - 2 * minute)
    check('for an hour the day’s keys are there', (await found()) === 2)
    await move(midnight + keysOutliveDay + 5 * second)
    const destroyed = async () => (await found()) === 0 && !(await salts()).some((row) => row.day === day)
    check('then keys and salt are gone', await waitFor({ condition: destroyed, timeout: 180_000, every: 500 }))
    check('the story keeps its number', (await read(story)) === Number(first) + 1)
    return checks
  } finally {
    await client.end()
  }
}

function shareEdge([a = '', b = '']: readonly string[]): boolean {
  return a.slice(0, 8) === b.slice(0, 8) || a.slice(-8) === b.slice(-8)
}
