import type { ChildProcess } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { withClient } from '@/lib/runtime/database-client'
import { dataPaths } from '@/lib/runtime/paths'
import { waitFor } from '@/lib/runtime/wait-for'
import { postgresPid } from '../processor'
import { endServer, startServer } from './server'
import { type BenchDatabase, startBenchDatabase } from './site'

export const victimNames = ['server', 'postgres', 'both'] as const
export type Victim = (typeof victimNames)[number]

export type Victims = Awaited<ReturnType<typeof startVictims>>

/** A server that counts views and a PostgreSQL, both to be killed with SIGKILL and started again. */
export async function startVictims({ port, stories }: { port: number; stories: number }) {
  const database = await startBenchDatabase(stories)
  const spool = path.join(database.directory, 'views')
  const start = () =>
    startServer({
      script: 'beacon-server.ts',
      port,
      quiet: true,
      environment: {
        DATABASE_URL: database.url,
        MERIDIAN_DATA_DIR: database.directory,
        MERIDIAN_ORIGIN: `http://localhost:${port}`,
        MERIDIAN_TRUSTED_HOPS: '1',
      },
    })
  let server: ChildProcess | null = await start()
  let isDatabaseUp = true

  return {
    port,
    stories: database.stories,
    async kill(victim: Victim): Promise<void> {
      if (victim !== 'server' && isDatabaseUp) await endPostgres(database, 'SIGKILL')
      if (victim !== 'server') isDatabaseUp = false
      if (victim !== 'postgres' && server) await endServer(server)
      if (victim !== 'postgres') server = null
    },
    /** Starts again what is dead. */
    async revive(): Promise<void> {
      if (!isDatabaseUp) await database.restart()
      isDatabaseUp = true
      server ??= await start()
    },
    /** Views in the database, when everything that lay on disk is there. */
    async stored(): Promise<number> {
      const condition = () => spooled(spool) === 0
      if (!(await waitFor({ condition, timeout: 60_000, every: 100 })))
        throw new Error(`the spool in ${spool} was not replayed`)
      return countRows(database.url)
    },
    async stop(): Promise<void> {
      if (server) await endServer(server)
      await database.stop()
    },
  }
}

/** Ends it; `database.restart()` brings it back. SIGINT lets it write everything to its files first. */
export async function endPostgres(database: BenchDatabase, signal: 'SIGKILL' | 'SIGINT'): Promise<void> {
  process.kill(postgresPid(dataPaths(database.directory).cluster), signal)
  await database.exited()
}

function spooled(directory: string): number {
  try {
    return readdirSync(directory).length
  } catch {
    return 0
  }
}

async function countRows(url: string): Promise<number> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ views: number }>(
      'SELECT ((SELECT count(*) FROM view_even) + (SELECT count(*) FROM view_odd))::int AS views',
    )
    return rows[0]?.views ?? -1
  })
}
