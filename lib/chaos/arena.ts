import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { PrismaClient } from '@/lib/db'
import { type EmbeddedDatabase, startDatabaseIn } from '@/lib/runtime/embedded-database'
import { migrateDatabase } from '@/lib/runtime/migrate'
import { type Gate, openGate } from './gate'
import { type Instance, startInstance } from './instance'
import { publish } from './newsroom'
import { connect } from './service'

/** What scenarios happen in: a PostgreSQL of their own behind a gate, a build, and as many servers as they start. */
export type Arena = {
  db: PrismaClient
  gate: Gate
  server: EmbeddedDatabase
  /** A new data directory. */
  directory: () => string
  start: (data: string, options?: { environment?: Record<string, string>; port?: number }) => Promise<Instance>
  close: () => Promise<void>
}

/** Stories that are there from the beginning. */
export const stories: readonly string[] = ['bridge', 'harvest', 'theatre']

export async function openArena(build: { checkout: string; origin: string }): Promise<Arena> {
  const root = mkdtempSync(path.join(tmpdir(), 'meridian-chaos-'))
  // Under root PostgreSQL runs as another user, who must be able to pass through.
  chmodSync(root, 0o711)
  const server = await startDatabaseIn(root)
  await migrateDatabase({ url: server.url })
  const db = connect(server.url)
  await publish(
    db,
    stories.map((id) => ({ id, version: 0 })),
  )
  const gate = await openGate(server.url)
  const started: Instance[] = []
  let count = 0
  return {
    db,
    gate,
    server,
    directory() {
      count += 1
      return path.join(root, `instance-${count}`)
    },
    async start(data, options = {}) {
      const instance = await startInstance({ ...build, ...options, databaseUrl: gate.url, data })
      started.push(instance)
      return instance
    },
    async close() {
      await Promise.all(started.map((instance) => instance.kill()))
      await db.$disconnect()
      gate.close()
      await server.stop()
      rmSync(root, { recursive: true, force: true })
    },
  }
}
