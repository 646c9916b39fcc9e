import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { boundQueries } from './bounded-queries'
import { env } from './env'
import { type Prisma, PrismaClient } from './generated/prisma/client'

// In the process's own zone, which pg would write them in, old dates lose the seconds of local mean time.
pg.defaults.parseInputDatesAsUTC = true

/** What queries and mutations take: the client, or a transaction of it. */
export type Db = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$extends' | '$transaction'>

export type { PrismaClient }

/**
 * A client with every wait bounded: pg's pool would otherwise wait for ever for a database that does not answer.
 * Times are milliseconds.
 */
export function createDb(options: {
  url: string
  /** Under which its connections are counted; without one they are not. */
  name?: string
  poolSize?: number
  statementTimeout?: number
  /**
   * The database keeps the plan of every statement it has seen, made once without looking at the values: for a client with few
   * different statements, whose plans cost more than what they do.
   */
  keepPlans?: boolean
}): PrismaClient {
  const config = {
    connectionString: options.url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: options.statementTimeout ?? 10_000,
    idle_in_transaction_session_timeout: 30_000,
    ...(options.keepPlans ? { options: '-c plan_cache_mode=force_generic_plan' } : {}),
  }
  const pool = new pg.Pool(config)
  pool.on('connect', (client) => boundQueries(client, config.statement_timeout + 1_000))
  if (options.name) pools().set(options.name, pool)
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    ...(options.keepPlans ? { statementNameGenerator: ({ sql }: { sql: string }) => statementName(sql) } : {}),
  })
  // A connection at rest that the server ends: the next query opens another. Without a listener it would end the process.
  pool.on('error', () => undefined)
  const client = new PrismaClient({ adapter })
  poolsOfClients().set(client, pool)
  closeWith(client, pool)
  return client
}

/** Prisma closes only a pool that it has used itself, which `readRows` alone does not make it do. */
function closeWith(client: PrismaClient, pool: pg.Pool): void {
  const disconnect = client.$disconnect.bind(client)
  Object.defineProperty(client, '$disconnect', {
    // A transaction's client hides the method, which a fixed property does not let it.
    configurable: true,
    writable: true,
    value: async () => {
      try {
        await disconnect()
      } finally {
        if (!pool.ending) await pool.end()
      }
    },
  })
}

/**
 * Rows as PostgreSQL's driver hands them over. What passes through Prisma's client costs more than what most reads do, and
 * is still held by its promises when the young objects are collected: for a million rows one after another that is hundreds
 * of megabytes. Each connection keeps the plan of a statement: choosing it costs as much as a short read itself.
 *
 * @returns rows in the shape that the statement gives them; values are those of `pg`
 */
export async function readRows<Row extends object>(client: Db, query: Prisma.Sql): Promise<Row[]> {
  const pool = poolsOfClients().get(client)
  // Inside a transaction there is no way around Prisma.
  if (!pool) return client.$queryRaw<Row[]>(query)
  const { text, values } = query
  const { rows } = await pool.query<Row>({ name: statementName(text), text, values })
  return rows
}

/** Not remembered: texts of a search depend on what is asked, and a reader must not fill the memory with them. */
function statementName(sql: string): string {
  return createHash('sha256').update(sql).digest('base64url')
}

/** A process has several copies of this module: the server's, and one in each of Next's bundles. All of them use one client. */
const globals = globalThis as typeof globalThis & {
  meridianDb?: PrismaClient
  meridianReadDb?: PrismaClient
  meridianReplica?: () => boolean
  meridianPools?: Map<string, pg.Pool>
  meridianPoolsOfClients?: WeakMap<object, pg.Pool>
}

function poolsOfClients(): WeakMap<object, pg.Pool> {
  globals.meridianPoolsOfClients ??= new WeakMap()
  return globals.meridianPoolsOfClients
}

function pools(): Map<string, pg.Pool> {
  globals.meridianPools ??= new Map()
  return globals.meridianPools
}

export type PoolUsage = { name: string; used: number; idle: number; waiting: number }

/** Connections of the process's named clients: at work, at rest, and how many queries wait for one. */
export function poolUsage(): PoolUsage[] {
  return [...pools()].map(([name, pool]) => ({
    name,
    used: pool.totalCount - pool.idleCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  }))
}

/** The process's client; kept on globalThis so that hot reload does not open a pool per edit. */
export function db(): PrismaClient {
  globals.meridianDb ??= createDb({
    url: env().DATABASE_URL,
    name: 'pages',
    poolSize: env().MERIDIAN_DATABASE_POOL,
  })
  return globals.meridianDb
}

/**
 * The client for what pages are made of: the replica's while it has every change that was heard of, so that a page that
 * is made after a publication shows it; else the primary's.
 */
export function readDb(): PrismaClient {
  const { DATABASE_READ_URL: url, MERIDIAN_DATABASE_POOL: poolSize } = env()
  if (!url || !isReplicaCurrent()) return db()
  globals.meridianReadDb ??= createDb({ url, name: 'replica', poolSize })
  return globals.meridianReadDb
}

/** The server that watches the replica says so; a process without one has none. */
export function isReplicaCurrent(): boolean {
  return globals.meridianReplica?.() ?? false
}

export function setReplica(isCurrent: () => boolean): void {
  globals.meridianReplica = isCurrent
}

/** Closes what this process has opened. */
export async function closeDb(): Promise<void> {
  await Promise.all([globals.meridianDb?.$disconnect(), globals.meridianReadDb?.$disconnect()])
}

/** The database's clock. Visibility is decided by it, so that several instances agree. */
export async function databaseNow(client: Pick<PrismaClient, '$queryRaw'>): Promise<Date> {
  const rows = await client.$queryRaw<{ now: Date }[]>`SELECT now() AS now`
  const now = rows[0]?.now
  if (!now) throw new Error('SELECT now() returned no row')
  return now
}
