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
    await withClient(url, (client) => client.query(`drop database if exists ${name} with (force)`))
  }
}
