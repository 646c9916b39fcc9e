import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { keepStaticFiles } from '@/lib/delivery/server/static-files'

const root = mkdtempSync(path.join(tmpdir(), 'meridian-earlier-'))
afterEach(() => rmSync(path.join(root, 'data'), { recursive: true, force: true }))

function build(name: string, text: string): string {
  const directory = path.join(root, name)
  mkdirSync(path.join(directory, 'chunks'), { recursive: true })
  writeFileSync(path.join(directory, 'chunks', `${name}.js`), text)
  return directory
}

describe('scripts of earlier builds', () => {
  const dataDirectory = path.join(root, 'data')

  it('are answered after an upgrade, as they were', async () => {
    keepStaticFiles({ build: build('one', 'first()'), dataDirectory })
    const find = keepStaticFiles({ build: build('two', 'second()'), dataDirectory })
    const found = await find('/_next/static/chunks/one.js')
    expect(String(found?.body)).toBe('first()')
    expect(found?.headers).toContainEqual(['content-type', 'application/javascript; charset=UTF-8'])
    expect(await find('/_next/static/chunks/three.js')).toBeNull()
  })

  it('are nothing outside their folder', async () => {
    const find = keepStaticFiles({ build: build('one', 'first()'), dataDirectory })
    writeFileSync(path.join(dataDirectory, 'secrets.json'), '{}')
    for (const address of ['../secrets.json', '..%2fsecrets.json', 'chunks/../../secrets.json', '/etc/passwd'])
      expect(await find(`/_next/static/${address}`)).toBeNull()
  })

  it('go after two weeks', () => {
    keepStaticFiles({ build: build('one', 'first()'), dataDirectory })
    const file = path.join(dataDirectory, 'static', 'chunks', 'one.js')
    const old = new Date(Date.now() - 15 * 24 * 60 * 60_000)
    utimesSync(file, old, old)
    keepStaticFiles({ build: build('two', 'second()'), dataDirectory })
    expect(existsSync(file)).toBe(false)
  })
})
