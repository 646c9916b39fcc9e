import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import path from 'node:path'
import { Failure } from './failures'
import type { PostgresBinaries } from './postgres-binaries'
import { type PostgresUser, spawnAs } from './postgres-user'
import { runProgram } from './run-program'
import type { Secrets } from './secrets'
import { diskFull, saysDiskFull } from './system-errors'

export const databaseName = 'meridian'
export const databaseRole = 'meridian'
export const superuser = 'postgres'

/**
 * What PostgreSQL keeps in its own memory: a sixteenth of the machine's, up to a gigabyte. What a search reads from beyond it
 * costs a system call a page, and with many stories that was half of its time. Only what is used is taken.
 *
 * @param memory bytes
 * @example sharedBuffers(4 * 1024 ** 3) // '256MB'
 */
export function sharedBuffers(memory: number): string {
  return `${Math.round(Math.min(1024, Math.max(128, memory / 16 / 1024 ** 2)))}MB`
}

/** Defaults for one machine; written to postgresql.conf, where whoever runs the site may change them. */
const settings = {
  shared_buffers: sharedBuffers(Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)),
  effective_cache_size: '512MB',
  random_page_cost: '1.1',
  max_wal_size: '512MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

const hostAccess = '# Only this machine, only with a password.\nhost all all 127.0.0.1/32 scram-sha-256\n'

/** Under plain "C", PostgreSQL's text search keeps « and » as parts of Armenian and Russian words. */
const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'

type ClusterInput = { directory: string; binaries: PostgresBinaries; user: PostgresUser; secrets: Secrets }

/**
 * Makes the cluster when there is none. Everything happens in a temporary directory that is renamed at the end, so an
 * interrupted or failed first start leaves no half-made cluster. Leftovers of such starts are removed.
 * The caller holds the lock of the data directory.
 */
export async function ensureCluster(input: ClusterInput): Promise<'made' | 'present'> {
  removeUnfinished(input.directory)
  if (existsSync(path.join(input.directory, 'PG_VERSION'))) {
    checkMajor(input)
    return 'present'
  }
  const unfinished = `${input.directory}.unfinished-${randomBytes(4).toString('hex')}`
  try {
    mkdirSync(unfinished, { mode: 0o700 })
    if (input.user.kind === 'other') chownSync(unfinished, input.user.uid, input.user.gid)
    await runInitdb({ ...input, directory: unfinished })
    writeFileSync(path.join(unfinished, 'pg_hba.conf'), hostAccess)
    await provision({ ...input, directory: unfinished, create: true })
    renameSync(unfinished, input.directory)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    throw error
  }
  return 'made'
}

function removeUnfinished(cluster: string): void {
  const parent = path.dirname(cluster)
  const prefix = `${path.basename(cluster)}.unfinished-`
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix)) rmSync(path.join(parent, name), { recursive: true, force: true })
  }
}

function checkMajor(input: ClusterInput): void {
  const found = Number.parseInt(readFileSync(path.join(input.directory, 'PG_VERSION'), 'utf8'), 10)
  if (found === input.binaries.major) return
  throw new Failure('postgres_failed', {
    sentence: `${input.directory} was made by PostgreSQL ${found}, and this Meridian carries PostgreSQL ${input.binaries.major}.`,
    advice: 'Start the Meridian version that made it, dump the database (docs/running.md), and load the dump here.',
  })
}

async function runInitdb(input: ClusterInput): Promise<void> {
  const tuning = Object.entries(settings).flatMap(([name, value]) => ['--set', `${name}=${value}`])
  const child = spawnAs({
    user: input.user,
    command: input.binaries.initdb,
    // Nobody may connect until pg_hba.conf is ours.
    args: [
      '-D',
      input.directory,
      `--username=${superuser}`,
      '--auth=reject',
      '--encoding=UTF8',
      `--locale=${locale}`,
      ...tuning,
    ],
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const result = await runProgram({ child })
  if (result.status !== 0)
    throw explainPostgresOutput({ what: 'initdb', output: result.output, where: path.dirname(input.directory) })
}

/**
 * Sets the passwords (and at the beginning makes role and database) without a running server, in PostgreSQL's
 * single-user mode: passwords go through a pipe, never through a command line.
 */
export async function provision(input: ClusterInput & { create: boolean }): Promise<void> {
  const { secrets } = input
  const verb = input.create ? 'CREATE' : 'ALTER'
  const statements = [
    `ALTER ROLE ${superuser} PASSWORD '${secrets.superuserPassword}'`,
    `${verb} ROLE ${databaseRole} LOGIN CREATEDB PASSWORD '${secrets.databasePassword}'`,
    ...(input.create ? [`CREATE DATABASE ${databaseName} OWNER ${databaseRole}`] : []),
  ]
  const child = spawnAs({
    user: input.user,
    command: input.binaries.postgres,
    args: ['--single', '-j', '-D', input.directory, '-c', 'exit_on_error=true', '-c', 'log_statement=none', 'postgres'],
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const result = await runProgram({ child, input: statements.map((statement) => `${statement};\n\n`).join('') })
  if (result.status !== 0)
    throw explainPostgresOutput({ what: 'postgres', output: result.output, where: path.dirname(input.directory) })
}

/** The failure that the output of one of PostgreSQL's programs tells of. */
export function explainPostgresOutput(options: { what: string; output: string; where: string }): Failure {
  const detail = options.output.trim().split('\n').slice(-15).join('\n')
  if (saysDiskFull(options.output)) return diskFull({ where: options.where, detail })
  return new Failure('postgres_failed', {
    sentence: `The embedded PostgreSQL (${options.what}) does not start in ${options.where}.`,
    advice: 'The lines above say why. To use a PostgreSQL of your own instead, set DATABASE_URL.',
    detail,
  })
}
