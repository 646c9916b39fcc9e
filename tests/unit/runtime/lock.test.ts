import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { lockOwner, takeLock } from '@/lib/runtime/lock'
import { processStart, processWorld } from '@/lib/runtime/process-identity'
import { temporaryDirectory } from './temporary-directory'

const directory = temporaryDirectory()
const lockFile = () => path.join(directory(), 'meridian.lock')

const living = {
  pid: process.ppid,
  started: processStart(process.ppid) ?? '',
  world: processWorld(),
  purpose: 'npm start',
}

function writeOwner(owner: object): void {
  writeFileSync(lockFile(), JSON.stringify(owner))
}

function taken() {
  const lock = takeLock({ file: lockFile(), purpose: 'test' })
  return 'pid' in lock ? { owner: lock } : { lock }
}

describe('takeLock', () => {
  it('takes a free lock and gives it back', () => {
    const { lock } = taken()
    expect(JSON.parse(readFileSync(lockFile(), 'utf8'))).toMatchObject({ pid: process.pid, purpose: 'test' })
    lock?.release()
    expect(readdirSync(directory())).toEqual([])
  })

  it('names the living owner and leaves its lock alone', () => {
    writeOwner(living)
    expect(taken().owner).toEqual(living)
    expect(lockOwner(lockFile())).toEqual(living)
  })

  it('takes over from an owner that died, leaving nothing aside', () => {
    writeOwner({ ...living, pid: 4_194_304 + 1 })
    const { lock } = taken()
    expect(lock).toBeDefined()
    expect(readdirSync(directory())).toEqual(['meridian.lock'])
    lock?.release()
  })

  it('sees that a number was given to another process since', () => {
    writeOwner({ ...living, started: 'an earlier boot:1' })
    expect(lockOwner(lockFile())).toBeNull()
    taken().lock?.release()
  })

  it('believes the lock of another container while it is touched, and no longer', () => {
    const foreign = { ...living, pid: 1, world: 'container pid:[1]' }
    writeOwner(foreign)
    expect(taken().owner).toEqual(foreign)
    utimesSync(lockFile(), new Date(0), new Date(0))
    taken().lock?.release()
    expect(existsSync(lockFile())).toBe(false)
  })

  it('takes over a file that is not a lock', () => {
    writeFileSync(lockFile(), '')
    expect(taken().lock).toBeDefined()
  })

  it('does not remove at release what somebody else holds since', () => {
    const { lock } = taken()
    writeOwner(living)
    lock?.release()
    expect(existsSync(lockFile())).toBe(true)
  })
})
