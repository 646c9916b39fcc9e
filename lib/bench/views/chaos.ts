import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { withClient } from '@/lib/runtime/database-client'
import { projectRoot } from '@/lib/runtime/paths'
import { waitFor } from '@/lib/runtime/wait-for'
import { type BenchDatabase, startBenchDatabase } from './site'

const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36'

/** Views under way at the same time. */
const together = 64

export type ChaosResult = { kills: number; acknowledged: number; distinct: number; stored: number; refused: number }

/**
 * Kills the server, PostgreSQL or both with SIGKILL again and again, while readers read, some in two tabs, and come
 * again when they get no answer. At the end what is stored must be what was acknowledged.
 */
export async function tortureViews(options: {
  rounds: number
  port: number
  say: (text: string) => void
}): Promise<ChaosResult> {
  const database = await startBenchDatabase(50)
  const origin = `http://localhost:${options.port}`
  const spool = path.join(database.directory, 'views')
  let server = await startServer({ database, port: options.port, origin })
  const readers = read({ database, port: options.port, origin })
  try {
    for (let round = 1; round <= options.rounds; round += 1) {
      await pause(100 + Math.random() * 500)
      const victim = (['server', 'postgres', 'both'] as const)[round % 3] ?? 'both'
      options.say(`${round}/${options.rounds}: kill -9 ${victim}; ${readers.state().distinct} views acknowledged`)
      if (victim !== 'server') await killPostgres(database)
      if (victim !== 'postgres') await kill(server)
      // A while without a database, with a server that counts on.
      if (victim === 'postgres') await pause(Math.random() * 500)
      if (victim !== 'server') await database.restart()
      if (victim !== 'postgres') server = await startServer({ database, port: options.port, origin })
    }
    await readers.stop()
    const isReplayed = await waitFor({ condition: () => spooled(spool) === 0, timeout: 60_000, every: 100 })
    if (!isReplayed) throw new Error(`the spool in ${spool} was not replayed`)
    return { kills: options.rounds, stored: await stored(database.url), ...readers.state() }
  } finally {
    await readers.stop()
    await kill(server)
    await database.stop()
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function spooled(directory: string): number {
  try {
    return readdirSync(directory).length
  } catch {
    return 0
  }
}

async function stored(url: string): Promise<number> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ views: number }>(
      'SELECT ((SELECT count(*) FROM view_even) + (SELECT count(*) FROM view_odd))::int AS views',
    )
    return rows[0]?.views ?? -1
  })
}

async function startServer(site: { database: BenchDatabase; port: number; origin: string }): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('./beacon-server.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, String(site.port)], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      DATABASE_URL: site.database.url,
      MERIDIAN_DATA_DIR: site.database.directory,
      MERIDIAN_ORIGIN: site.origin,
      MERIDIAN_TRUSTED_HOPS: '1',
    },
  })
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

async function killPostgres(database: BenchDatabase): Promise<void> {
  const file = path.join(database.directory, 'postgres', 'postmaster.pid')
  process.kill(Number.parseInt(readFileSync(file, 'utf8'), 10), 'SIGKILL')
  await database.exited()
}

/** Readers: everybody who got no answer tries again, and does not go before there was one. */
function read(site: { database: BenchDatabase; port: number; origin: string }) {
  const acknowledged = new Set<string>()
  let answers = 0
  let refused = 0
  let next = 0
  let isOver = false

  async function send(reader: number, story: number): Promise<void> {
    for (;;) {
      const status = await beacon({ ...site, reader, story })
      if (status === 200) {
        answers += 1
        acknowledged.add(`${reader} ${story}`)
        return
      }
      if (status !== null) refused += 1
      await pause(20 + Math.random() * 80)
    }
  }

  async function worker(): Promise<void> {
    while (!isOver) {
      next += 1
      const story = next % site.database.stories.length
      const tabs = Math.random() < 0.2 ? 2 : 1
      await Promise.all(Array.from({ length: tabs }, () => send(next >> 2, story)))
      await pause(5)
    }
  }
  const workers = Promise.all(Array.from({ length: together }, worker))
  return {
    state: () => ({ acknowledged: answers, distinct: acknowledged.size, refused }),
    async stop(): Promise<void> {
      isOver = true
      await workers
    },
  }
}

async function beacon(view: {
  database: BenchDatabase
  port: number
  origin: string
  reader: number
  story: number
}): Promise<number | null> {
  const { reader } = view
  try {
    const response = await fetch(`http://127.0.0.1:${view.port}/api/v1/views`, {
      method: 'POST',
      headers: {
        Origin: view.origin,
        'Sec-Fetch-Site': 'same-origin',
        'Sec-Fetch-Dest': 'empty',
        'Accept-Language': 'hy',
        'User-Agent': agent,
        'X-Forwarded-For': `10.${(reader >> 16) & 255}.${(reader >> 8) & 255}.${reader & 255}`,
      },
      body: JSON.stringify(view.database.stories[view.story]),
      signal: AbortSignal.timeout(10_000),
    })
    await response.arrayBuffer()
    return response.status
  } catch {
    return null
  }
}
