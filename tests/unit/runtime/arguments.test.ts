import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { migrateFlags, parseMigrateArguments, parseStartArguments, startFlags } from '@/lib/runtime/arguments'
import { projectRoot, resolveDataDirectory } from '@/lib/runtime/paths'

const none = { environment: {} }

describe('parseStartArguments', () => {
  it('has defaults', () => {
    expect(parseStartArguments({ args: [], ...none })).toEqual({ port: 3000, data: undefined, seed: true })
  })

  it('reads every flag, in both spellings', () => {
    const expected = { port: 4000, data: './my data', seed: false }
    expect(parseStartArguments({ args: ['--port', '4000', '--data', './my data', '--no-seed'], ...none })).toEqual(
      expected,
    )
    expect(parseStartArguments({ args: ['--port=4000', '--data=./my data', '--no-seed'], ...none })).toEqual(expected)
  })

  it('takes PORT from the environment, and the flag before it', () => {
    expect(parseStartArguments({ args: [], environment: { PORT: '8080' } }).port).toBe(8080)
    expect(parseStartArguments({ args: ['--port', '1'], environment: { PORT: '8080' } }).port).toBe(1)
  })

  it.each(['0', '65536', '-1', 'http', '30.5', '', ' 3000', '0x10'])('refuses the port %j', (port) => {
    expect(() => parseStartArguments({ args: [`--port=${port}`], ...none })).toThrow(/not a port/)
  })

  it.each([['--prot'], ['4000'], ['--port'], ['--no-seed=1']])('refuses %j with one line', (...args) => {
    expect(() => parseStartArguments({ args, ...none })).toThrow(/^[^\n]+\.$/)
  })

  it('notices the flags that npm swallowed for want of a double dash', () => {
    const environment = { npm_lifecycle_event: 'start', npm_config_port: '4000' }
    expect(() => parseStartArguments({ args: [], environment })).toThrow('npm kept the flag --port for itself.')
  })
})

describe('parseMigrateArguments', () => {
  it('knows its three forms', () => {
    expect(parseMigrateArguments({ args: [], ...none })).toEqual({ command: 'apply', data: undefined })
    expect(parseMigrateArguments({ args: ['--check'], ...none })).toEqual({ command: 'check', data: undefined })
    const written = parseMigrateArguments({ args: ['new', 'add', 'pins', '--data', 'd'], ...none })
    expect(written).toEqual({ command: 'new', words: 'add pins', data: 'd' })
  })

  it('refuses the rest', () => {
    expect(() => parseMigrateArguments({ args: ['reset'], ...none })).toThrow(/There is no/)
    expect(() => parseMigrateArguments({ args: ['new', 'x', '--check'], ...none })).toThrow(/There is no/)
  })
})

describe('--help', () => {
  it.each([
    ['start', startFlags],
    ['dev', startFlags],
    ['migrate', migrateFlags],
  ])('of %s tells of every flag', (name, flags) => {
    const text = readFileSync(path.join(projectRoot, 'scripts', 'help', `${name}.txt`), 'utf8')
    for (const flag of [...Object.keys(flags), 'help']) expect(text).toContain(`--${flag}`)
  })
})

describe('resolveDataDirectory', () => {
  it('counts the flag from where it was typed, the rest from the checkout', () => {
    const typedIn = '/home/ani'
    expect(resolveDataDirectory({ flag: 'd', variable: '/srv/x', typedIn })).toBe('/home/ani/d')
    expect(resolveDataDirectory({ flag: undefined, variable: 'x', typedIn })).toBe(path.join(projectRoot, 'x'))
    expect(resolveDataDirectory({ flag: undefined, variable: '', typedIn })).toBe(path.join(projectRoot, '.data'))
  })
})
