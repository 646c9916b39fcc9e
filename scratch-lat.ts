import { startEmbeddedDatabase } from '@/lib/runtime/embedded-database'
import { dataPaths } from '@/lib/runtime/paths'
import { loadSecrets } from '@/lib/runtime/secrets'
import { withClient } from '@/lib/runtime/database-client'
import { makeQuestions } from '@/lib/bench/search-latency/questions'
import { openSearchDb } from '@/lib/bench/search-latency/service'
import { parseQuery } from '@/lib/search/parse'
import { searchStories } from '@/lib/search/queries'
const paths = dataPaths('/work/bench-data')
const { secrets } = loadSecrets(paths.secrets)
const open = () => startEmbeddedDatabase({ paths, secrets, secretsCreated: false })
let server = await open()
await withClient(server.superuserUrl, (c) => c.query(`ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'`))
await withClient(server.superuserUrl, (c) => c.query(`ALTER SYSTEM SET pg_stat_statements.track = 'all'`))
await withClient(server.superuserUrl, (c) => c.query(`ALTER SYSTEM SET track_io_timing = on`))
if (process.env.SB) await withClient(server.superuserUrl, (c) => c.query(`ALTER SYSTEM SET shared_buffers = '${process.env.SB}'`))
await server.stop(); server = await open()
try {
  const name = `bench_${process.argv[2] ?? 100000}_1`
  const su = new URL(server.superuserUrl); su.pathname = `/${name}`
  const url = new URL(server.url); url.pathname = `/${name}`
  await withClient(su.href, (c) => c.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements'))
  const sizes = await withClient(su.href, (c) => c.query(`select relname, pg_size_pretty(pg_total_relation_size(oid)) total, pg_size_pretty(pg_relation_size(oid)) main from pg_class where relname like 'search_%' and relkind in ('r','i') order by pg_total_relation_size(oid) desc limit 6`))
  console.table(sizes.rows)
  const db = openSearchDb(url.href)
  const questions = makeQuestions(1)
  const ask = (q: any) => searchStories(db, { languages: ['en'], query: parseQuery(q.query), exact: true })
  const kinds = [...new Set(questions.map((q) => q.kind))]
  for (const q of questions) await ask(q)
  for (const kind of kinds) {
    await withClient(su.href, (c) => c.query('select pg_stat_statements_reset()'))
    const own = questions.filter((q) => q.kind === kind)
    const s = performance.now(); for (const q of own) await ask(q)
    console.log(kind, ((performance.now() - s) / own.length).toFixed(1), 'ms')
    const { rows } = await withClient(su.href, (c) => c.query(`select calls::int, round((total_exec_time/${own.length})::numeric,1)::float ms, round(shared_blks_hit/${own.length}.0)::int hit, round(shared_blks_read/${own.length}.0)::int read, round((shared_blk_read_time/${own.length})::numeric,1)::float io, toplevel, left(regexp_replace(query,'\\s+',' ','g'),70) q from pg_stat_statements order by total_exec_time desc limit 4`))
    console.table(rows)
  }
  const t = performance.now(); let n = 0
  await withClient(su.href, (c) => c.query('select pg_stat_statements_reset()'))
  await Promise.all(Array.from({ length: 8 }, async (_, k) => { for (let i = k * 37; performance.now() - t < 10000; i += 7) { await ask(questions[i % questions.length]); n++ } }))
  console.log('8 clients', (n / 10).toFixed(0), '/s')
  console.table((await withClient(su.href, (c) => c.query(`select calls::int, round((total_exec_time/${n})::numeric,1)::float ms, round(shared_blks_hit/${n}.0)::int hit, round(shared_blks_read/${n}.0)::int read, round((shared_blk_read_time/${n})::numeric,1)::float io, left(regexp_replace(query,'\\s+',' ','g'),70) q from pg_stat_statements order by total_exec_time desc limit 6`))).rows)
  await db.$disconnect()
} finally { await server.stop() }
