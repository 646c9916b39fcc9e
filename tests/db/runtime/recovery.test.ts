import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { projectRoot } from '@/lib/runtime/paths'
import { processStart } from '@/lib/runtime/process-identity'
import { query } from '@/tests/helpers/query'
import { ownDataDirectory } from './own-directory'

const { paths, start } = ownDataDirectory()
let supervisor: ChildProcess | undefined

afterEach(() => {
  supervisor?.kill('SIGKILL')
})

/** Starts the database in another process, which the test then kills. */
async function startElsewhere(): Promise<string> {
  const script = path.join(projectRoot, 'tests', 'db', 'runtime', 'supervised-postgres.ts')
  supervisor = spawn(process.execPath, ['--import', 'tsx', script, paths().root], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(supervisor.stdout ?? process.stdin, 'data')
  return String(line).trim()
}

async function killSupervisor(): Promise<void> {
  const ended = once(supervisor ?? process, 'exit')
  supervisor?.kill('SIGKILL')
  await ended
}

const pidFile = () => path.join(paths().cluster, 'postmaster.pid')
const postmaster = () => Number.parseInt(readFileSync(pidFile(), 'utf8'), 10)

describe('a start after kill -9', () => {
  it('of the supervisor: the orphaned server is stopped, what was committed is there', async () => {
    const url = await startElsewhere()
    await query(url, 'create table kept as select 42 as answer')
    await killSupervisor()
    const orphan = postmaster()
    expect(processStart(orphan)).not.toBeNull()
    const database = await start()
    expect(database.recovered).toBe(true)
    expect(processStart(orphan)).toBeNull()
    expect(await query(database.url, 'select answer from kept')).toEqual([{ answer: 42 }])
  })

  it('of everything: the server recovers', async () => {
    const url = await startElsewhere()
    await query(url, 'create table kept as select 42 as answer')
    const server = postmaster()
    await killSupervisor()
    process.kill(server, 'SIGKILL')
    const database = await start()
    expect(await query(database.url, 'select answer from kept')).toEqual([{ answer: 42 }])
  })

  it.each([
    ['belongs to another program since', () => readFileSync(pidFile(), 'utf8').replace(/^\d+/, String(process.ppid))],
    ['is not there: a power cut left the file empty', () => ''],
  ])('when the number in the file %s', async (_, text) => {
    await startElsewhere()
    const server = postmaster()
    await killSupervisor()
    process.kill(server, 'SIGKILL')
    writeFileSync(pidFile(), text())
    const database = await start()
    expect(database.recovered).toBe(false)
    expect(processStart(process.ppid)).not.toBeNull()
    expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})
