import pg from 'pg'
import { Failure } from './failures'
import { errorCode, errorMessage } from './system-errors'

/** What a sentence may show of a database address: everything but the password. */
export function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url)
    if (parsed.password) parsed.password = '***'
    parsed.search = ''
    return parsed.href
  } catch {
    return 'DATABASE_URL'
  }
}

/**
 * Runs something with one connection.
 *
 * @throws Failure `database_unreachable` when there is no connection within 5 s
 */
export async function withClient<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = makeClient(url)
  try {
    // A connection that breaks while nobody queries must not end the process: the next query tells.
    client.on('error', () => undefined)
    await client.connect()
  } catch (cause) {
    await client.end().catch(() => undefined)
    throw unreachable(url, cause)
  }
  try {
    return await run(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

function makeClient(url: string): pg.Client {
  try {
    return new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, application_name: 'meridian' })
  } catch (cause) {
    throw unreachable(url, cause)
  }
}

/** SQLSTATE and errno of failed connections, each with its remedy. */
const remedies: Record<string, string> = {
  '28P01': 'Check the user and the password in DATABASE_URL.',
  '28000': 'Check the user in DATABASE_URL, and that pg_hba.conf lets it in.',
  '3D000':
    'Create the database (createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0 NAME), or correct its name.',
  ECONNREFUSED: 'Start that PostgreSQL, or correct host and port in DATABASE_URL.',
  ENOTFOUND: 'Correct the host name in DATABASE_URL.',
}

function unreachable(url: string, cause: unknown): Failure {
  const remedy = remedies[errorCode(cause) ?? ''] ?? 'Check DATABASE_URL and that the server runs and answers.'
  return new Failure('database_unreachable', {
    sentence: `The database at ${withoutPassword(url)} cannot be reached: ${errorMessage(cause)}.`,
    advice: `${remedy} Without DATABASE_URL, Meridian uses its embedded PostgreSQL.`,
    cause,
  })
}
