import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { env } from './env'
import { PrismaClient } from './generated/prisma/client'

/** What queries and mutations take: the client, or a transaction of it. */
export type Db = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$extends' | '$transaction'>

export type { PrismaClient }

/**
 * A client with every wait bounded: pg's pool would otherwise wait for ever for a database that does not answer.
 * Times are milliseconds.
 */
export function createDb(options: {
  url: string
  poolSize?: number
  statementTimeout?: number
  /** The database keeps the plan of every statement it has seen: for a client with few different ones. */
  keepPlans?: boolean
}): PrismaClient {
  const config = {
    connectionString: options.url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: options.statementTimeout ?? 10_000,
    query_timeout: (options.statementTimeout ?? 10_000) + 1_000,
    idle_in_transaction_session_timeout: 30_000,
  }
  const statementNameGenerator = ({ sql }: { sql: string }) => createHash('sha256').update(sql).digest('base64url')
  const adapter = new PrismaPg(config, options.keepPlans ? { statementNameGenerator } : {})
  return new PrismaClient({ adapter })
}

const globals = globalThis as typeof globalThis & { meridianDb?: PrismaClient }

/** The process's client; kept on globalThis so that hot reload does not open a pool per edit. */
export function db(): PrismaClient {
  globals.meridianDb ??= createDb({ url: env().DATABASE_URL, poolSize: env().MERIDIAN_DATABASE_POOL })
  return globals.meridianDb
}

/** The database's clock. Visibility is decided by it, so that several instances agree. */
export async function databaseNow(client: Pick<PrismaClient, '$queryRaw'>): Promise<Date> {
  const rows = await client.$queryRaw<{ now: Date }[]>`SELECT now() AS now`
  const now = rows[0]?.now
  if (!now) throw new Error('SELECT now() returned no row')
  return now
}
