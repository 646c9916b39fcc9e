import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openBoundedLog } from '@/lib/runtime/bounded-log'
import { temporaryDirectory } from './temporary-directory'

const directory = temporaryDirectory()

describe('openBoundedLog', () => {
  it('never takes more than twice its bound, and keeps the end', () => {
    const file = path.join(directory(), 'logs', 'server.log')
    const log = openBoundedLog({ file, maxBytes: 1_000 })
    for (let line = 0; line < 1_000; line += 1) log.write(`line ${line}\n`)
    const names = readdirSync(path.dirname(file)).sort()
    expect(names).toEqual(['server.log', 'server.log.1'])
    const sizes = names.map((name) => statSync(path.join(path.dirname(file), name)).size)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_100)
    expect(readFileSync(file, 'utf8')).toContain('line 999\n')
    expect(log.tail()).toContain('line 999')
  })

  it('goes on where the last start ended', () => {
    const file = path.join(directory(), 'server.log')
    openBoundedLog({ file }).write('first\n')
    openBoundedLog({ file }).write('second\n')
    expect(readFileSync(file, 'utf8')).toBe('first\nsecond\n')
  })

  it('does not throw where nothing can be written', () => {
    writeFileSync(path.join(directory(), 'logs'), 'a file in the way')
    mkdirSync(path.join(directory(), 'server.log'))
    openBoundedLog({ file: path.join(directory(), 'logs', 'x.log') }).write('lost')
    openBoundedLog({ file: path.join(directory(), 'server.log') }).write('lost')
  })
})
