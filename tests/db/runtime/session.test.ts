import { readdirSync, statSync } from 'node:fs'
import { describe, expect, inject, it, vi } from 'vitest'
import { claimDataDirectory } from '@/lib/runtime/data-directory'
import { removeRunFile, writeRunFile } from '@/lib/runtime/run-file'
import { withDatabase } from '@/lib/runtime/session'
import { databaseUrlOf } from '@/tests/helpers/database'
import { templateDatabase } from '@/tests/helpers/database-names'
import { query } from '@/tests/helpers/query'
import { ownDataDirectory } from './own-directory'

const { paths } = ownDataDirectory()

describe('withDatabase', () => {
  it('starts the embedded database, migrated, and stops it after the command', async () => {
    let url = ''
    const result = await withDatabase(paths().root, async (session) => {
      url = session.databaseUrl
      expect(session).toMatchObject({ dataDirectory: paths().root })
      return query(url, 'select count(*)::int as count from site_settings')
    })
    expect(result).toEqual([{ count: 0 }])
    await expect(query(url, 'select 1')).rejects.toMatchObject({ code: 'database_unreachable' })
    expect(readdirSync(paths().root).sort()).toEqual(['logs', 'postgres', 'secrets.json'])
  })

  it('stops it also when the command fails', async () => {
    let url = ''
    const failing = withDatabase(paths().root, async ({ databaseUrl }) => {
      url = databaseUrl
      throw new Error('the command failed')
    })
    await expect(failing).rejects.toThrow('the command failed')
    await expect(query(url, 'select 1')).rejects.toMatchObject({ code: 'database_unreachable' })
  })

  it('uses what runs on the directory', async () => {
    const { lock } = claimDataDirectory({ directory: paths().root, purpose: 'npm start' })
    const databaseUrl = databaseUrlOf(templateDatabase)
    const run = { pid: process.pid, databaseUrl, origin: 'https://example.org', port: 4567, server: null }
    writeRunFile(paths(), run)
    expect(statSync(paths().run).mode & 0o777).toBe(0o600)
    const seen = await withDatabase(paths().root, async (session) => session)
    expect(seen).toMatchObject({ databaseUrl })
    removeRunFile(paths())
    lock.release()
  })

  it('does not believe the file of a start that was killed', async () => {
    const databaseUrl = 'postgresql://a:b@127.0.0.1:9/c'
    writeRunFile(paths(), { pid: 1, databaseUrl, origin: 'https://example.org', port: 4567, server: null })
    const seen = await withDatabase(paths().root, async (session) => session.databaseUrl)
    expect(seen).not.toBe(databaseUrl)
  })

  it('prefers DATABASE_URL, and takes no lock for it', async () => {
    vi.stubEnv('DATABASE_URL', databaseUrlOf(templateDatabase))
    const { lock } = claimDataDirectory({ directory: paths().root, purpose: 'npm start' })
    const seen = await withDatabase(paths().root, async (session) => session.databaseUrl)
    expect(seen).toBe(databaseUrlOf(templateDatabase))
    expect(inject('databaseUrl')).not.toBe(seen)
    lock.release()
  })

  it('refuses a directory that another command is using', async () => {
    const { lock } = claimDataDirectory({ directory: paths().root, purpose: 'npm run import' })
    const refused = withDatabase(paths().root, async () => 1)
    await expect(refused).rejects.toMatchObject({
      code: 'data_directory_in_use',
      message: expect.stringContaining('npm run import'),
    })
    lock.release()
  })
})
