import path from 'node:path'
import pg from 'pg'
import { createViewCounter, type ViewCounter } from '@/lib/views/core/counter'
import type { Story } from '@/lib/workbench/view-reader'
import type { Row } from '../types'
import type { BenchDatabase } from './site'

/** Readers who wait for their answers at the same time. */
const together = 2_000

/**
 * How long views come at a steady rate, in units of the other parts' time: about a minute, so that what PostgreSQL does once a
 * minute (autovacuum) has the share in it that it has in life. In ten seconds it was in or out by chance, and decided the figure.
 */
const steady = 6

let readers = 0

/** A view nobody had before. */
function newView(story: Story) {
  readers += 1
  const network = `${readers >>> 24}.${(readers >>> 16) & 255}.${(readers >>> 8) & 255}.${readers & 255}`
  return { ...story, referrer: 'direct' as const, reader: { network, agent: 'Mozilla/5.0 (bench)' } }
}

/** Acknowledged views a second, as many readers as there can be. */
async function fastest(options: { counter: ViewCounter; stories: Story[]; seconds: number }): Promise<number> {
  const { counter, stories } = options
  const started = performance.now()
  const end = started + options.seconds * 1_000
  let acknowledged = 0
  async function read(worker: number) {
    for (let turn = worker; performance.now() < end; turn += together) {
      const story = stories[turn % stories.length]
      if (story) await counter.count(newView(story))
      acknowledged += 1
    }
  }
  await Promise.all(Array.from({ length: together }, (_, worker) => read(worker)))
  return acknowledged / ((performance.now() - started) / 1_000)
}

/** Milliseconds to the answer, 99th percentile, when views come at a rate whether or not the last ones are answered. */
async function latency(options: {
  counter: ViewCounter
  story: Story
  rate: number
  seconds: number
}): Promise<number> {
  const waits: number[] = []
  // Not a list of promises: by the end there would be 300,000 for the collector to walk through, again and again.
  let open = 0
  let fault: unknown
  const started = performance.now()
  const total = options.rate * options.seconds
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - started) / 1_000) * options.rate))
    for (; sent < due; sent += 1) {
      // From when it was due, so that a pause of ours counts against us.
      const dueAt = started + (sent / options.rate) * 1_000
      open += 1
      options.counter.count(newView(options.story)).then(
        () => {
          open -= 1
          waits.push(performance.now() - dueAt)
        },
        (error: unknown) => {
          open -= 1
          fault ??= error
        },
      )
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  while (open > 0) await new Promise((resolve) => setTimeout(resolve, 1))
  if (fault) throw fault
  return waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? Number.NaN
}

/** The plain way, for comparison: one UPDATE a view, 32 clients, one story. */
async function plainUpdates(options: { url: string; seconds: number }): Promise<number> {
  const pool = new pg.Pool({ connectionString: options.url, max: 32 })
  await pool.query('CREATE TABLE IF NOT EXISTS bench_plain (id int PRIMARY KEY, views int NOT NULL)')
  await pool.query('INSERT INTO bench_plain VALUES (1, 0) ON CONFLICT DO NOTHING')
  const started = performance.now()
  const end = started + options.seconds * 1_000
  let done = 0
  async function client() {
    for (; performance.now() < end; done += 1) await pool.query('UPDATE bench_plain SET views = views + 1 WHERE id = 1')
  }
  await Promise.all(Array.from({ length: 32 }, client))
  const rate = done / ((performance.now() - started) / 1_000)
  await pool.end()
  return rate
}

/** Bytes of rows and indexes for each view, before anything is rolled up. */
async function storage(url: string): Promise<{ bytes: number; views: number }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ bytes: number; views: number }>(
    `SELECT (pg_total_relation_size('view_even') + pg_total_relation_size('view_odd'))::float AS bytes,
       ((SELECT count(*) FROM view_even) + (SELECT count(*) FROM view_odd))::float AS views`,
  )
  await client.end()
  return rows[0] ?? { bytes: 0, views: 0 }
}

/** The counting core against the database as a site has it. */
export async function benchCore(options: {
  database: BenchDatabase
  seconds: number
  say: (text: string) => void
}): Promise<Row[]> {
  const { database, seconds, say } = options
  const counter = await createViewCounter({
    databaseUrl: database.url,
    spoolDirectory: path.join(database.directory, 'views'),
  })
  const [hot] = database.stories
  if (!hot) throw new Error('the bench has no stories')
  say('warming up')
  await fastest({ counter, stories: database.stories, seconds: Math.min(3, seconds) })
  say('one hot story')
  const one = await fastest({ counter, stories: [hot], seconds })
  say('many stories')
  const many = await fastest({ counter, stories: database.stories, seconds })
  say('5,000 a second')
  const p99 = await latency({ counter, story: hot, rate: 5_000, seconds: steady * seconds })
  say('one UPDATE a view, 32 clients')
  const plain = await plainUpdates({ url: database.url, seconds })
  const { spooledBytes } = counter.state()
  await counter.stop()
  const { bytes, views } = await storage(database.url)
  const spooled = spooledBytes > 0 ? `${spooledBytes} bytes went to the spool` : undefined
  return [
    { what: 'one hot story', value: one, unit: '/s', target: { at: 'least', value: 20_000 }, note: spooled },
    {
      what: `${database.stories.length} stories`,
      value: many,
      unit: '/s',
      target: { at: 'least', value: 20_000 },
      note: spooled,
    },
    { what: 'p99 at 5,000/s', value: p99, unit: 'ms', target: { at: 'most', value: 20 } },
    { what: 'one UPDATE a view, 32 clients', value: plain, unit: '/s' },
    { what: 'hot story ÷ UPDATEs', value: one / plain, unit: '×', target: { at: 'least', value: 5 } },
    {
      what: 'storage before roll-up',
      value: bytes / views,
      unit: 'bytes a view',
      target: { at: 'most', value: 120 },
      note: `${views} views, indexes included`,
    },
  ]
}
