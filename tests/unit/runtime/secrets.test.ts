import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { Failure } from '@/lib/runtime/failures'
import { loadSecrets } from '@/lib/runtime/secrets'
import { temporaryDirectory } from './temporary-directory'

const directory = temporaryDirectory()
const file = () => path.join(directory(), 'secrets.json')

describe('loadSecrets', () => {
  it('makes them once and keeps them', () => {
    const first = loadSecrets(file())
    expect(first.created).toBe(true)
    expect(loadSecrets(file())).toEqual({ secrets: first.secrets, created: false })
  })

  it('lets nobody else read them', () => {
    loadSecrets(file())
    expect(statSync(file()).mode & 0o777).toBe(0o600)
  })

  it("makes a key that Next's server actions accept: 32 bytes in base64", () => {
    expect(Buffer.from(loadSecrets(file()).secrets.serverActionsKey, 'base64')).toHaveLength(32)
  })

  it('never makes the same ones twice', () => {
    const other = loadSecrets(path.join(directory(), 'other.json')).secrets
    for (const [name, value] of Object.entries(loadSecrets(file()).secrets)) {
      expect(Object.entries(other)).not.toContainEqual([name, value])
    }
  })

  it.each(['', '{', '{}', '{"databasePassword":"short"}'])(
    'says that %j is damaged, and does not replace it',
    (text) => {
      writeFileSync(file(), text)
      expect(() => loadSecrets(file())).toThrow(Failure)
      expect(readFileSync(file(), 'utf8')).toBe(text)
    },
  )
})
