import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { withClient } from '@/lib/runtime/database-client'
import { type EmbeddedDatabase, startDatabaseIn } from '@/lib/runtime/embedded-database'
import { migrateDatabase } from '@/lib/runtime/migrate'
import { dataPaths } from '@/lib/runtime/paths'

export type Replicated = {
  primaryUrl: string
  replicaUrl: string
  /** Lets the replica fall behind: it receives, but does not apply. */
  pause: () => Promise<void>
  resume: () => Promise<void>
  stopReplica: () => Promise<void>
  stop: () => Promise<void>
}

/** A PostgreSQL with the tables of this version, and a streaming replica of it. */
export async function startReplicated(): Promise<Replicated> {
  const primary = await open()
  await migrateDatabase({ url: primary.server.url })
  await primary.server.stop()
  // An embedded PostgreSQL serves its own site alone; here another one reads its log.
  appendFileSync(
    path.join(dataPaths(primary.directory).cluster, 'pg_hba.conf'),
    '\nhost replication all 127.0.0.1/32 scram-sha-256\n',
  )
  const copy = makeDirectory()
  // With its owners: PostgreSQL runs as another user under root.
  execFileSync('cp', ['-a', `${primary.directory}/.`, copy])
  const server = await open(primary.directory)
  const cluster = dataPaths(copy).cluster
  writeFileSync(path.join(cluster, 'standby.signal'), '')
  const { hostname, port, username, password } = new URL(server.server.superuserUrl)
  appendFileSync(
    path.join(cluster, 'postgresql.auto.conf'),
    `\nprimary_conninfo = 'host=${hostname} port=${port} user=${username} password=${password}'\n`,
  )
  const replica = await open(copy)
  const { pathname } = new URL(server.server.url)
  const control = new URL(replica.server.superuserUrl)
  control.pathname = pathname
  const ask = (sql: string) => withClient(control.href, (client) => client.query(sql))
  return {
    primaryUrl: server.server.url,
    replicaUrl: replica.server.url,
    async pause() {
      await ask('SELECT pg_wal_replay_pause()')
    },
    async resume() {
      await ask('SELECT pg_wal_replay_resume()')
    },
    stopReplica: () => replica.server.stop(),
    async stop() {
      await replica.server.stop()
      await server.server.stop()
      for (const directory of [primary.directory, copy]) rmSync(directory, { recursive: true, force: true })
    },
  }
}

function makeDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'meridian-replica-'))
  // Under root PostgreSQL runs as another user, who must be able to pass through.
  chmodSync(directory, 0o711)
  return directory
}

async function open(directory = makeDirectory()): Promise<{ directory: string; server: EmbeddedDatabase }> {
  return { directory, server: await startDatabaseIn(directory) }
}
