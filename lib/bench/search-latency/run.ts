import { mkdirSync } from 'node:fs'
import { withClient } from '@/lib/runtime/database-client'
import { startDatabaseIn } from '@/lib/runtime/embedded-database'
import { migrateDatabase } from '@/lib/runtime/migrate'
import { dataPaths } from '@/lib/runtime/paths'
import { postgresPid } from '../processor'
import { describeLatency, measureLatency } from './measure'
import { fillWithStories } from './service'

type Say = (line: string) => void

/** Fills a database for each size, unless an earlier run has, and measures where that is asked for. */
export async function runLatencyBench(options: {
  sizes: readonly number[]
  seed: number
  directory: string
  measure: boolean
  say: Say
}): Promise<void> {
  mkdirSync(options.directory, { recursive: true, mode: 0o711 })
  const server = await startDatabaseIn(options.directory)
  try {
    for (const size of options.sizes) {
      const url = await prepare(server.url, { ...options, size })
      if (!options.measure) {
        options.say(`${size.toLocaleString('en')} stories are there.`)
        continue
      }
      options.say(`\n${size.toLocaleString('en')} stories in three languages, embedded PostgreSQL, warm\n`)
      const postgres = postgresPid(dataPaths(options.directory).cluster)
      options.say(describeLatency(await measureLatency({ url, seed: options.seed, postgres })))
    }
  } finally {
    await server.stop()
  }
}

/** @returns the address of the filled database */
async function prepare(server: string, { size, seed, say }: { size: number; seed: number; say: Say }): Promise<string> {
  const name = `bench_${size}_${seed}`
  const url = new URL(server)
  url.pathname = `/${name}`
  if (await isFilled(server, { name, url: url.href, size })) return url.href
  await withClient(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name}`))
  await withClient(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`))
  await migrateDatabase({ url: url.href })
  const started = performance.now()
  let last = 0
  await fillWithStories({
    url: url.href,
    count: size,
    seed,
    onProgress(done) {
      const seconds = (performance.now() - started) / 1000
      if (seconds - last < 10) return
      last = seconds
      say(`${done} of ${size} stories, ${Math.round(done / seconds)}/s`)
    },
  })
  return url.href
}

async function isFilled(server: string, wanted: { name: string; url: string; size: number }): Promise<boolean> {
  const known = await withClient(server, (client) =>
    client.query('SELECT 1 FROM pg_database WHERE datname = $1', [wanted.name]),
  )
  if (known.rowCount === 0) return false
  await migrateDatabase({ url: wanted.url })
  const { rows } = await withClient(wanted.url, (client) =>
    client.query<{ stories: number; indexes: number }>(
      `SELECT (SELECT count(*)::int FROM article) AS stories,
        (SELECT count(*)::int FROM pg_indexes WHERE indexname = 'search_document_vector_idx') AS indexes`,
    ),
  )
  return rows[0]?.stories === wanted.size && rows[0].indexes === 1
}
