import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { describe, expect, inject, it } from 'vitest'
import { checkDatabase } from '@/lib/runtime/database-check'
import { withClient } from '@/lib/runtime/database-client'
import { freePort } from '@/lib/runtime/free-port'
import { dropDatabase } from '@/lib/runtime/scratch-database'
import { databaseUrlOf } from '@/tests/helpers/database'

async function withDatabaseLike(options: string, run: (url: string) => Promise<void>): Promise<void> {
  const name = `check_${randomBytes(6).toString('hex')}`
  const server = inject('databaseUrl')
  await withClient(server, (client) => client.query(`create database ${name} template template0 ${options}`))
  try {
    await run(databaseUrlOf(name))
  } finally {
    await dropDatabase(server, name)
  }
}

describe('checkDatabase', () => {
  it('is content with the embedded one', async () => {
    await expect(checkDatabase(inject('databaseUrl'))).resolves.toMatchObject({ words: ['հայերեն', 'ёлка'] })
  })

  it.each([
    ['database_ctype', "locale 'C' encoding 'UTF8'"],
    ['database_encoding', "locale 'C' encoding 'SQL_ASCII'"],
    ['database_encoding', "locale 'C' encoding 'LATIN1'"],
  ])('refuses with %s a database made with %s', async (code, options) => {
    await withDatabaseLike(options, async (url) => {
      await expect(checkDatabase(url)).rejects.toMatchObject({ code, advice: expect.stringContaining('createdb') })
    })
  })

  it.each([
    ['nobody listens', async () => ({ port: String(await freePort()) })],
    ['the password is wrong', async () => ({ password: 'wrong' })],
    ['the database is not there', async () => ({ pathname: '/nothing' })],
  ])('says in one sentence without the password that %s', async (_, change) => {
    const url = new URL(inject('databaseUrl'))
    const secret = url.password
    Object.assign(url, await change())
    const failure = await checkDatabase(url.href).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'database_unreachable', message: expect.stringMatching(/^[^\n]+\.$/) })
    expect(String(failure)).not.toContain(secret)
  })

  it('waits five seconds for a server that says nothing, not for ever', async () => {
    const silent = createServer()
    const port = await new Promise<number>((resolve) => {
      silent.listen(0, '127.0.0.1', () => {
        const address = silent.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
    const started = performance.now()
    const url = `postgresql://a:b@127.0.0.1:${port}/c`
    await expect(checkDatabase(url)).rejects.toMatchObject({ code: 'database_unreachable' })
    expect(performance.now() - started).toBeLessThan(8_000)
    silent.close()
  })

  it('says so when the address is none', async () => {
    await expect(checkDatabase('postgresql://[')).rejects.toMatchObject({ code: 'database_unreachable' })
  })
})
