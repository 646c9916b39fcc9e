import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSpool, readSpool } from '@/lib/views/core/spool'
import type { Entry } from '@/lib/views/types'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'meridian-spool-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

function entry(number: number): Entry {
  const key = number.toString(16).padStart(32, '0')
  return { key, day: '2026-11-27', hour: 9, referrer: 0, articleId: randomUUID(), translationId: randomUUID() }
}

const start = (limit = 1_000_000) => createSpool({ directory: path.join(directory, 'views'), limit })

it('gives back what was written, in order, when its file is put aside', async () => {
  const spool = start()
  const entries = [entry(1), entry(2), entry(3)]
  for (const one of entries) await spool.append([one])
  expect(spool.isOpen()).toBe(true)
  expect(await spool.files()).toEqual([])
  await spool.putAside()
  const [file] = await spool.files()
  expect(file && (await readSpool(file))).toEqual(entries)
})

it('puts a file aside after what is being written, not in the middle of it', async () => {
  const spool = start()
  const first = entry(1)
  // A replay that begins while the first view is on its way to the disk.
  const done = [spool.append([first]), spool.putAside(), spool.append([entry(2)])]
  await Promise.all(done)
  const files = await spool.files()
  expect(files).toHaveLength(1)
  expect(files[0] && (await readSpool(files[0]))).toEqual([first])
})

it('refuses what there is no room for, and goes on when there is', async () => {
  const spool = start(300)
  await spool.append([entry(1)])
  await expect(spool.append([entry(2), entry(3)])).rejects.toThrow('is full')
  await spool.putAside()
  for (const file of await spool.files()) await spool.remove(file)
  expect(spool.bytes()).toBe(0)
  await spool.append([entry(4)])
  expect(spool.bytes()).toBeGreaterThan(0)
})
