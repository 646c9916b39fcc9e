import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isInstalled } from '@/lib/runtime/bootstrap/dependencies.mjs'
import { isSupportedNode } from '@/lib/runtime/bootstrap/node-version.mjs'
import { projectRoot } from '@/lib/runtime/paths'

describe('isSupportedNode', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0', '25.0.0'])('takes %s', (version) => {
    expect(isSupportedNode(version)).toBe(true)
  })

  it.each(['20.18.9', '18.20.0', '19.99.0', '16.0.0'])('refuses %s', (version) => {
    expect(isSupportedNode(version)).toBe(false)
  })

  it('agrees with package.json', () => {
    const manifest = z.object({ engines: z.object({ node: z.string() }) })
    const { engines } = manifest.parse(JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')))
    const oldest = engines.node.replace('>=', '')
    expect(isSupportedNode(oldest)).toBe(true)
    const [major = 0, minor = 0] = oldest.split('.').map(Number)
    expect(isSupportedNode(`${major}.${minor - 1}`)).toBe(false)
  })
})

const needed = { version: '1.0.0', integrity: 'sha512-a' }
const lock = (packages: object) => JSON.stringify({ packages: { '': { name: 'meridian' }, ...packages } })
const locked = lock({ 'node_modules/a': needed })

describe('isInstalled', () => {
  it.each([
    ['everything is there', locked, locked, true],
    ['nothing is there, or npm ci was interrupted', locked, null, false],
    ['a package is missing', locked, lock({}), false],
    ['a version differs', locked, lock({ 'node_modules/a': { ...needed, version: '1.0.1' } }), false],
    ['the content differs', locked, lock({ 'node_modules/a': { ...needed, integrity: 'sha512-b' } }), false],
    [
      'another platform’s package is missing',
      lock({ 'node_modules/a': { ...needed, optional: true } }),
      lock({}),
      true,
    ],
    ['it was installed without tests', lock({ 'node_modules/a': { ...needed, dev: true } }), lock({}), true],
    ['a package is there that nobody needs', lock({}), locked, true],
  ])('%s', (_, lockText, installed, expected) => {
    expect(isInstalled({ lock: lockText, installed })).toBe(expected)
  })
})
