import { describe, expect, it } from 'vitest'
import { bootstrapExitCodes } from '@/lib/runtime/bootstrap/bootstrap-failure.mjs'
import { exitCodes, Failure } from '@/lib/runtime/failures'
import { explainFileError, saysDiskFull } from '@/lib/runtime/system-errors'

function fileError(code: string): Error {
  return Object.assign(new Error(`${code}: nope`), { code, path: '/srv/data/x' })
}

describe('exit codes', () => {
  it('are all different, and none is 0, 1 (a fault of ours) or a signal', () => {
    const codes = Object.values(exitCodes)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.filter((code) => code < 2 || code > 125)).toEqual([])
  })

  it('are the same before the dependencies are there', () => {
    expect(exitCodes).toMatchObject(bootstrapExitCodes)
  })
})

describe('explainFileError', () => {
  it.each([
    ['ENOSPC', 'disk_full'],
    ['EDQUOT', 'disk_full'],
    ['EACCES', 'data_directory_unusable'],
    ['EROFS', 'data_directory_unusable'],
    ['ENOTDIR', 'data_directory_unusable'],
  ])('%s becomes %s and names the place', (code, expected) => {
    const failure = explainFileError(fileError(code), '/srv/data')
    expect(failure).toBeInstanceOf(Failure)
    expect(failure).toMatchObject({ code: expected, message: expect.stringMatching(/\/srv\/data( |\.)/) })
    expect(explainFileError(fileError(code))).toMatchObject({ message: expect.stringContaining('/srv/data/x') })
  })

  it('leaves failures and other errors as they are', () => {
    const other = new TypeError('a fault of ours')
    expect(explainFileError(other, 'somewhere')).toBe(other)
    const failure = new Failure('port_busy', { sentence: 'a', advice: 'b' })
    expect(explainFileError(failure, 'somewhere')).toBe(failure)
  })
})

describe('saysDiskFull', () => {
  it.each([
    'initdb: error: could not write to file: No space left on device',
    'Error: ENOSPC: no space left on device, write',
    'FATAL: could not extend file: Disk quota exceeded',
    'FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes at block 10',
  ])('recognises "%s"', (output) => expect(saysDiskFull(output)).toBe(true))

  it('does not cry wolf', () => expect(saysDiskFull('initdb: error: invalid locale name')).toBe(false))
})
