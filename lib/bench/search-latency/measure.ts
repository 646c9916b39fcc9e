import { parseQuery } from '@/lib/search/parse'
import { searchStories } from '@/lib/search/queries'
import { suggest } from '@/lib/search/queries-suggest'
import { processorSeconds } from '../processor'
import { searchPlainly } from './queries'
import { makeBeginnings, makeQuestions, type Question } from './questions'
import { openSearchDb, type SearchDb } from './service'

export type Times = { name: string; count: number; p50: number; p95: number; max: number }

/** Milliseconds. */
function summarise(name: string, times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { name, count: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

type Search = (db: SearchDb, query: string) => Promise<unknown>

const search: Search = (db, query) => searchStories(db, { languages: ['en'], query: parseQuery(query), exact: true })

/** One client, kind by kind; each question twice, the first time to warm the caches. */
async function measureOne(db: SearchDb, questions: readonly Question[]): Promise<Times[]> {
  const kinds = [...new Set(questions.map(({ kind }) => kind))]
  const results: Times[] = []
  for (const kind of kinds) {
    const own = questions.filter((question) => question.kind === kind)
    for (const { query } of own) await search(db, query)
    const times: number[] = []
    for (const { query } of own) times.push(await timed(() => search(db, query)))
    results.push(summarise(kind, times))
  }
  return results
}

type Load = { search: Search; questions: readonly Question[]; clients: number; seconds: number }

/** Several clients at once, each asking everything in its own order. Milliseconds of each search. */
async function askTogether(db: SearchDb, { search, questions, clients, seconds }: Load): Promise<number[]> {
  const times: number[] = []
  const until = performance.now() + seconds * 1_000
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let index = client * 37; performance.now() < until; index += 7) {
        const question = questions[index % questions.length]
        if (question) times.push(await timed(() => search(db, question.query)))
      }
    }),
  )
  return times
}

const clients = 8

/** Seconds of eight clients before and while they are measured. */
const together = { warmUp: 45, measured: 20 } as const

/** Connections that one client did not need have to get to know a gigabyte of the database's memory first, page by page. */
async function measureMany(
  db: SearchDb,
  asked: { name: string; search: Search; questions: readonly Question[]; postgres: number },
): Promise<Many> {
  const { search, questions, postgres } = asked
  const load = { search, questions, clients }
  await askTogether(db, { ...load, seconds: together.warmUp })
  const before = { node: process.cpuUsage(), postgres: processorSeconds(postgres) }
  const started = performance.now()
  const times = await askTogether(db, { ...load, seconds: together.measured })
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(before.node)
  const after = processorSeconds(postgres)
  const spent = before.postgres === null || after === null ? null : after - before.postgres
  return {
    ...summarise(asked.name, times),
    rate: times.length / seconds,
    node: (user + system) / 1000 / times.length,
    postgres: spent === null ? null : (spent * 1000) / times.length,
  }
}

/** Searches a second, and milliseconds of a core for a search; null where the system does not tell. */
type Many = Times & { rate: number; node: number; postgres: number | null }

/** `many`: all questions, those without phrases, and these asked of plain PostgreSQL in the same minutes. */
export type LatencyReport = { one: Times[]; many: Many[]; suggestions: Times }

/** Everything the tables in docs/search.md say of one database. */
export async function measureLatency(options: {
  url: string
  seed: number
  /** PostgreSQL's first process. */
  postgres: number
}): Promise<LatencyReport> {
  const db = openSearchDb(options.url)
  try {
    const questions = makeQuestions(options.seed)
    const one = await measureOne(db, questions)
    const { postgres } = options
    const words = questions.filter(({ kind }) => !kind.startsWith('phrase'))
    const many = [
      await measureMany(db, { name: `${clients} clients`, search, questions, postgres }),
      await measureMany(db, { name: '… no phrases', search, questions: words, postgres }),
      await measureMany(db, { name: '… plain SQL', search: searchPlainly, questions: words, postgres }),
    ]
    const beginnings = makeBeginnings(options.seed)
    const ask = (query: string) => suggest(db, { locale: 'en', query })
    for (const query of beginnings) await ask(query)
    const times: number[] = []
    for (const query of beginnings) times.push(await timed(() => ask(query)))
    return { one, many, suggestions: summarise('suggestions', times) }
  } finally {
    await db.$disconnect()
  }
}

/** Aligned for a terminal, and a table in Markdown at once. */
export function describeLatency({ one, many, suggestions }: LatencyReport): string {
  const row = ({ name, p50, p95, max }: Times) =>
    `| ${name.padEnd(18)} | ${p50.toFixed(1).padStart(7)} | ${p95.toFixed(1).padStart(7)} | ${max.toFixed(1).padStart(7)} |`
  return [
    '| milliseconds       |     p50 |     p95 |     max |',
    '|---|---:|---:|---:|',
    ...one.map(row),
    row(suggestions),
    ...many.map(row),
    '',
    ...many.map(describeMany),
  ].join('\n')
}

function describeMany({ name, rate, node, postgres }: Many): string {
  return `${name}: ${rate.toFixed(0)} searches a second. Of a core a search: Node ${node.toFixed(1)} ms, PostgreSQL ${postgres?.toFixed(1) ?? '?'} ms.`
}
