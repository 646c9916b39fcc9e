import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readLines } from '@/lib/interchange/lines'
import type { SourceEntry } from '@/lib/interchange/types'

let directory = ''
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'meridian-lines-'))
})
afterAll(() => rmSync(directory, { recursive: true }))

async function read(content: string | Buffer, limit?: number): Promise<SourceEntry[]> {
  const file = path.join(directory, 'file.jsonl')
  writeFileSync(file, content)
  const entries: SourceEntry[] = []
  for await (const entry of readLines(file, limit)) entries.push(entry)
  return entries
}

const simple = (entries: SourceEntry[]) =>
  entries.map((entry) => `${entry.label}: ${'text' in entry ? entry.text.trim() : entry.refusal}`)

describe('lines of a file', () => {
  it.each([
    ['nothing', '', []],
    ['one line without an end', 'a', ['line 1: a']],
    ['line feeds', 'a\nb\n', ['line 1: a', 'line 2: b']],
    ['carriage returns', 'a\r\nb\r\n', ['line 1: a', 'line 2: b']],
    ['empty lines, which are counted', '\n\na\n \t\nb\n\n', ['line 3: a', 'line 5: b']],
    ['a byte order mark', '\uFEFFa\nb', ['line 1: a', 'line 2: b']],
    ['a byte order mark alone', '\uFEFF', []],
  ])('%s', async (_name, content, lines) => expect(simple(await read(content))).toEqual(lines))

  it('that are not UTF-8 are refused one by one', async () => {
    const content = Buffer.concat([
      Buffer.from('a\n'),
      Buffer.from([0xff, 0xfe, 0x0a]),
      Buffer.from('հ\n'),
      Buffer.from([0xd5]),
    ])
    const refusal = 'is not valid UTF-8'
    expect(simple(await read(content))).toEqual(['line 1: a', `line 2: ${refusal}`, 'line 3: հ', `line 4: ${refusal}`])
  })

  it('that are too long are refused without being held', async () => {
    const content = `a\n${'x'.repeat(3_000_000)}\nb\n${'y'.repeat(11)}`
    expect(simple(await read(content, 10))).toEqual([
      'line 1: a',
      'line 2: is longer than 10 bytes',
      'line 3: b',
      'line 4: is longer than 10 bytes',
    ])
  })

  it('are put together across the chunks of the stream', async () => {
    const long = 'Հայերեն '.repeat(100_000).trim()
    expect(simple(await read(`${long}\n${long}`))).toEqual([`line 1: ${long}`, `line 2: ${long}`])
  })

  it('account for every byte of the file', async () => {
    const content = `a\r\nհայ\n${'x'.repeat(50)}`
    const entries = await read(content, 20)
    expect(entries.reduce((sum, entry) => sum + entry.bytes, 0)).toBe(Buffer.byteLength(content))
  })
})
