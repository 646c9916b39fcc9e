import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDb } from '@/lib/db'
import { withClient } from '@/lib/runtime/database-client'
import { projectRoot } from '@/lib/runtime/paths'
import { runProgram } from '@/lib/runtime/run-program'
import { createViewCounter } from '@/lib/views/core/counter'
import { closeDays } from '@/lib/views/roll-up'
import { type BenchDatabase, startBenchDatabase } from '../site'
import { endPostgres } from '../victims'
import { type GuessOrder, type GuessResult, guessResultSchema, ipv4 } from './order'

const agent = 'Mozilla/5.0'
const readers = 100

/** Addresses that one process tries before it is started anew; short enough to see progress. */
const piece = 2 ** 22

export type GuessReport = GuessResult & {
  readers: number
  tried: number
  seconds: number
  /** Files of the database, its write-ahead log left out, that hold a key or the salt: during the day, and after it. */
  files: { before: number; left: number }
}

/**
 * Somebody who kept a copy of a day's salt, knows the story and the user agent, and tries every address: against the keys
 * of the day each reader is found, which shows that the trial works, and against what is left after the day, nobody.
 *
 * @param addresses how many of the 2^32 are tried; the readers are spread over them
 */
export async function guessReaders(options: { addresses: number; say: (text: string) => void }): Promise<GuessReport> {
  const database = await startBenchDatabase(1)
  try {
    const { order, files } = await readAndDestroy(database, options.addresses)
    const started = performance.now()
    const found = await tryAll({ ...options, ...order })
    const seconds = (performance.now() - started) / 1_000
    return { ...found, readers, tried: options.addresses, seconds, files }
  } finally {
    await database.stop()
  }
}

/** A day with its readers, closed. What an attacker may have kept, and what there is afterwards. */
async function readAndDestroy(database: BenchDatabase, addresses: number) {
  const [story] = database.stories
  if (!story) throw new Error('the bench has no story')
  const counter = await createViewCounter({ databaseUrl: database.url, spoolDirectory: `${database.directory}/views` })
  for (let number = 0; number < readers; number += 1) {
    const network = ipv4(Math.floor((addresses - 1) * (number / (readers - 1))))
    await counter.count({ ...story, referrer: 'direct', reader: { network, agent } })
  }
  await counter.stop()
  const before = await withClient(database.url, (client) => valuesIn(client, ['view_even', 'view_odd']))
  const salt = await withClient(database.url, async (client) => {
    const { rows } = await client.query(
      'SELECT salt FROM view_salt s JOIN view_day d ON d.day = s.day WHERE starts_at <= now()',
    )
    const kept: unknown = rows[0]?.salt
    if (!Buffer.isBuffer(kept)) throw new Error('the day has no salt')
    return kept
  })
  const secrets = [salt, ...before.map((key) => Buffer.from(key, 'hex'))]
  const filesBefore = await filesWith(database, secrets)
  const db = createDb({ url: database.url, poolSize: 2 })
  await closeDays(db, new Date(Date.now() + 2 * 86_400_000)).finally(() => db.$disconnect())
  const left = await withClient(database.url, async (client) => {
    const { rows } = await client.query(`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`)
    return valuesIn(
      client,
      rows.map((row) => String(row.name)),
    )
  })
  const order = { salt: salt.toString('hex'), articleId: story.articleId, agent, before, left }
  return { order, files: { before: filesBefore, left: await filesWith(database, secrets) } }
}

/** Everything in tables that could be a key: 32 hex digits, as a uuid or not. */
async function valuesIn(
  client: { query: (sql: string) => Promise<{ rows: Record<string, unknown>[] }> },
  tables: readonly string[],
): Promise<string[]> {
  const values = new Set<string>()
  for (const table of tables) {
    const { rows } = await client.query(`SELECT t::text AS row FROM ${table} t`)
    for (const { row } of rows)
      for (const [value] of String(row)
        .replaceAll('-', '')
        .matchAll(/[0-9a-f]{32}/g))
        values.add(value)
  }
  return [...values]
}

/** Looks into the files themselves, after an orderly end has written to them what was in memory only. */
async function filesWith(database: BenchDatabase, secrets: readonly Buffer[]): Promise<number> {
  await endPostgres(database, 'SIGINT')
  const directory = path.join(database.directory, 'postgres', 'base')
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const holding = files.filter((entry) => {
    const content = readFileSync(path.join(entry.parentPath, entry.name))
    return secrets.some((secret) => content.includes(secret))
  })
  await database.restart()
  return holding.length
}

async function tryAll(order: Omit<GuessOrder, 'from' | 'to'> & { addresses: number; say: (text: string) => void }) {
  const { addresses, say, ...rest } = order
  const directory = mkdtempSync(path.join(tmpdir(), 'meridian-guess-'))
  const found = { before: 0, left: 0 }
  let next = 0
  async function worker(number: number): Promise<void> {
    for (let from = next; from < addresses; from = next) {
      next = Math.min(addresses, from + piece)
      const result = await tryPiece(path.join(directory, `${number}.json`), { ...rest, from, to: next })
      found.before += result.before
      found.left += result.left
      say(`${((next / addresses) * 100).toFixed(1)} % tried; found: ${found.before} of the day, ${found.left} after it`)
    }
  }
  try {
    await Promise.all(Array.from({ length: availableParallelism() }, (_, number) => worker(number)))
    return found
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

async function tryPiece(file: string, order: GuessOrder): Promise<GuessResult> {
  writeFileSync(file, JSON.stringify(order))
  const script = fileURLToPath(new URL('./process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, file], { cwd: projectRoot, stdio: 'pipe' })
  const { status, output } = await runProgram({ child })
  if (status !== 0) throw new Error(`a guessing process failed:\n${output}`)
  return guessResultSchema.parse(JSON.parse(output))
}
