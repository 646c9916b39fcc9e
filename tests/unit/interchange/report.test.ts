import { describe, expect, it } from 'vitest'
import { describeProgress, describeRefusal, describeResult } from '@/lib/interchange/progress'
import { createReport } from '@/lib/interchange/report'

const counts = { created: 1_200, updated: 30, unchanged: 4, refused: 1 }

function record(isTTY: boolean) {
  const written: string[] = []
  return { written, output: { isTTY, write: (text: string) => written.push(text) } }
}

describe('the words of an import', () => {
  it('say how far it is', () => {
    expect(describeProgress({ ...counts, bytes: 450, milliseconds: 5_000 }, 1_000)).toBe(
      '45 %  1,235 stories  247/s  1,200 created, 30 updated, 4 unchanged, 1 refused',
    )
  })
  it('say what came of it', () => {
    expect(describeResult({ ...counts, milliseconds: 5_000 }, false)).toBe(
      '1,235 stories in 5.0 s (247/s): 1,200 created, 30 updated, 4 unchanged, 1 refused',
    )
    expect(describeResult({ created: 1, updated: 0, unchanged: 0, refused: 0, milliseconds: 0 }, true)).toMatch(
      /^Dry run, nothing was written\. 1 story in 0\.0 s/,
    )
  })
  it('name line, place and reason', () => {
    const faults = [
      { path: '$.title', reason: 'is missing' },
      { path: '$.x', reason: 'unknown key' },
    ]
    expect(describeRefusal({ label: 'line 7', faults })).toBe('line 7: $.title: is missing\nline 7: $.x: unknown key')
  })
})

describe('the report', () => {
  it('writes a line every few seconds into a log', () => {
    const { written, output } = record(false)
    const report = createReport(output, 100)
    for (const milliseconds of [10, 3_999, 4_001, 5_000, 8_002]) report.progress({ ...counts, bytes: 1, milliseconds })
    expect(written).toHaveLength(2)
    expect(written.every((text) => text.endsWith('\n'))).toBe(true)
  })

  it('keeps one line up to date in a terminal, and clears it for a refusal', () => {
    const { written, output } = record(true)
    const report = createReport(output, 100)
    report.progress({ ...counts, bytes: 1, milliseconds: 300 })
    report.refusal({ label: 'line 1', faults: [{ path: '$', reason: 'is not JSON' }] })
    report.end()
    expect(written.map((text) => text.slice(0, 5))).toEqual(['1 %  ', '\r\u001B[2K', 'line '])
  })
})
