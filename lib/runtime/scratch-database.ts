import { randomBytes } from 'node:crypto'
import { withClient } from './database-client'

/** Runs something against a new empty database on the same server, and drops that database afterwards. */
export async function withScratchDatabase<T>(url: string, run: (scratchUrl: string) => Promise<T>): Promise<T> {
  const name = `meridian_scratch_${randomBytes(6).toString('hex')}`
  const scratch = new URL(url)
  scratch.pathname = `/${name}`
  await withClient(url, (client) => client.query(`create database ${name} template template0`))
  try {
    return await run(scratch.href)
  } finally {
    await dropDatabase(url, name)
  }
}

/**
 * Connections are ended first. PostgreSQL's own vacuum is a superuser's, whom nobody else may end: without force it is asked to
 * leave, and for other connections PostgreSQL waits five seconds.
 *
 * @throws when somebody stays in it
 */
export async function dropDatabase(url: string, name: string): Promise<void> {
  const drop = (how: string) => withClient(url, (client) => client.query(`drop database if exists ${name}${how}`))
  const force = () => drop(' with (force)')
  await force()
    .catch(() => drop(''))
    .catch(force)
}
