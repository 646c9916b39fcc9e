import type { ChildProcess, StdioOptions } from 'node:child_process'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { trackChild } from './children'
import { Failure } from './failures'

/** How to run PostgreSQL's programs: as ourselves, or, being root, as somebody else (PostgreSQL refuses root). */
export type PostgresUser = { kind: 'self' } | { kind: 'other'; uid: number; gid: number; capability: string | null }

/** PG* variables of the person's shell must not reach the embedded server. */
const environment = {
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
  // What is laid beneath every program, as a moved clock is, is beneath this one too.
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(?:LD_PRELOAD$|FAKETIME)/.test(name))),
}

type Command = { command: string; args: string[]; options: { uid?: number; gid?: number; env: NodeJS.ProcessEnv } }

function commandFor(user: PostgresUser, command: string, args: string[]): Command {
  const options = { env: { NODE_ENV: 'production', ...environment } satisfies NodeJS.ProcessEnv }
  if (user.kind === 'self') return { command, args, options }
  const { uid, gid, capability } = user
  if (capability === null) return { command, args, options: { ...options, uid, gid } }
  const setpriv = ['--reuid', String(uid), '--regid', String(gid), '--clear-groups']
  // Without the secure bit, access(2), by which initdb looks for its own programs, leaves the capability out of account.
  const capabilities = [`--inh-caps=+${capability}`, `--ambient-caps=+${capability}`, '--securebits=+no_setuid_fixup']
  return { command: 'setpriv', args: [...setpriv, ...capabilities, command, ...args], options }
}

/**
 * Starts one of PostgreSQL's programs as its user, in a process group of its own: Ctrl-C in the terminal must reach
 * the supervisor alone, which then stops things in the right order.
 */
export function spawnAs(options: {
  user: PostgresUser
  command: string
  args: string[]
  stdio: StdioOptions
}): ChildProcess {
  const made = commandFor(options.user, options.command, options.args)
  return trackChild(spawn(made.command, made.args, { ...made.options, stdio: options.stdio, detached: true }))
}

/** Whether this user can reach data directory and binaries: the checkout may lie in somebody's 0700 home. */
function canWork(user: PostgresUser, places: { directory: string; initdb: string }): boolean {
  const script = 'cd "$1" && exec "$2" --show -D "$1"'
  const made = commandFor(user, '/bin/sh', ['-c', script, 'sh', places.directory, places.initdb])
  return spawnSync(made.command, made.args, { ...made.options, stdio: 'ignore' }).status === 0
}

function idOf(flag: '-u' | '-g'): number | null {
  try {
    return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return null
  }
}

/** The owner of an existing cluster, so that a data directory made by an ordinary user also works under sudo. */
function ownerOf(cluster: string): { uid: number; gid: number } | null {
  const stat = statSync(cluster, { throwIfNoEntry: false })
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : null
}

function nobody(): { uid: number; gid: number } | null {
  const uid = idOf('-u')
  const gid = idOf('-g')
  return uid && gid ? { uid, gid } : null
}

/**
 * Chooses the user. A directory that the other user may not enter is opened to PostgreSQL with one capability
 * (capabilities(7)); dac_read_search suffices, but containers usually have only dac_override.
 *
 * @throws Failure `root_not_possible`
 */
export function choosePostgresUser(places: { directory: string; cluster: string; initdb: string }): PostgresUser {
  if (process.getuid?.() !== 0) return { kind: 'self' }
  const ids = ownerOf(places.cluster) ?? nobody()
  if (ids) {
    for (const capability of [null, 'dac_read_search', 'dac_override']) {
      const user: PostgresUser = { kind: 'other', ...ids, capability }
      if (canWork(user, places)) return user
    }
  }
  throw new Failure('root_not_possible', {
    sentence: `You are root, PostgreSQL refuses to run as root, and no other user can reach ${places.directory}.`,
    advice:
      'Start as an ordinary user, or choose a data directory that everybody can enter with --data (and a checkout ' +
      'likewise), or set DATABASE_URL to a PostgreSQL of your own.',
  })
}
