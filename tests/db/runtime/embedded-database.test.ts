import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkDatabase } from '@/lib/runtime/database-check'
import { query } from '@/tests/helpers/query'
import { ownDataDirectory } from './own-directory'

const { paths, start } = ownDataDirectory()
const other = ownDataDirectory()

describe('the embedded PostgreSQL', () => {
  it('is made as the site needs it, in a directory that only its owner can enter', async () => {
    const { url, made } = await start()
    expect(made).toBe(true)
    expect(await checkDatabase(url)).toMatchObject({ encoding: 'UTF8', ctype: 'C.UTF-8', words: ['հայերեն', 'ёлка'] })
  })

  it('gives the application a role that is no superuser but may make databases', async () => {
    const { url } = await start()
    const roles = 'select rolsuper, rolcreatedb from pg_roles where rolname = current_user'
    expect(await query(url, roles)).toEqual([{ rolsuper: false, rolcreatedb: true }])
  })

  it('listens on loopback alone and asks for the password', async () => {
    const { url, superuserUrl } = await start()
    const settings = `select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets`
    expect(await query(superuserUrl, settings)).toEqual([{ addresses: '127.0.0.1', sockets: '' }])
    const wrong = new URL(url)
    wrong.password = 'guessed'
    await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/)
    for (const password of Object.values(JSON.parse(readFileSync(paths().secrets, 'utf8')))) {
      expect(readFileSync(paths().postgresLog, 'utf8')).not.toContain(password)
    }
  })

  it('keeps what was written over a stop and a start', async () => {
    const first = await start()
    await query(first.url, 'create table kept as select 42 as answer')
    await first.stop()
    expect(readdirSync(paths().cluster)).not.toContain('postmaster.pid')
    const second = await start()
    expect(second.made).toBe(false)
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
  })

  it('runs beside another one', async () => {
    const [first, second] = [await start(), await other.start()]
    expect(await query(first.url, 'select 1 as one')).toEqual(await query(second.url, 'select 1 as one'))
    expect(new URL(first.url).port).not.toBe(new URL(second.url).port)
  })

  it('removes what an interrupted first start left, and starts anew', async () => {
    mkdirSync(`${paths().cluster}.unfinished-0badcafe`)
    const { made } = await start()
    expect(made).toBe(true)
    expect(readdirSync(paths().root).filter((name) => name.includes('unfinished'))).toEqual([])
  })

  it('takes new passwords when the file with the old ones was lost', async () => {
    const first = await start()
    await query(first.url, 'create table kept as select 42 as answer')
    await first.stop()
    rmSync(paths().secrets)
    const second = await start()
    expect(new URL(second.url).password).not.toBe(new URL(first.url).password)
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
    expect(await query(second.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('comes back at the same address when it ended by itself', async () => {
    const database = await start()
    process.kill(Number.parseInt(readFileSync(path.join(paths().cluster, 'postmaster.pid'), 'utf8'), 10), 'SIGQUIT')
    await database.exited()
    await database.restart()
    expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})
