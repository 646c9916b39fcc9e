import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPageStore } from '@/lib/delivery/store/page-store.mjs'
import { now, tagClock } from '@/lib/delivery/store/tag-clock.mjs'

describe('the page store', () => {
  let directory = ''
  const faults: string[] = []
  const open = (maxBytes = 1e7) => createPageStore({ directory, maxBytes, onFault: (what) => faults.push(what) })

  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'meridian-pages-'))
    faults.length = 0
  })
  afterEach(() => {
    rmSync(directory, { recursive: true, force: true })
  })

  const describeAs = (key: string, tags: string[] = []) => ({ key, at: now(), tags, build: 'b', kind: 'APP_PAGE' })
  const files = () =>
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))

  it('gives back any bytes, in any number of parts, under any address', async () => {
    const store = open()
    await fc.assert(
      fc.asyncProperty(
        fc.string(),
        fc.array(fc.uint8Array({ maxLength: 500 }), { minLength: 1 }),
        async (key, parts) => {
          const buffers = parts.map((part) => Buffer.from(part))
          await store.write(describeAs(key), buffers)
          expect((await store.read(key))?.parts).toEqual(buffers)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('survives a restart, and forgets what a crash left half written', async () => {
    await open().write(describeAs('/hy'), [Buffer.from('…')])
    const [file = ''] = files()
    writeFileSync(`${file}.0123456789ab`, 'half')
    const again = open()
    await again.ready
    expect(again.usage().pages).toBe(1)
    expect(files()).toEqual([file])
    expect((await again.read('/hy'))?.parts[0]?.toString()).toBe('…')
  })

  it('takes a torn or altered file for no page, wherever it is torn or altered', async () => {
    const store = open()
    await store.write(describeAs('/hy'), [Buffer.from('<html>Երևան</html>'.repeat(20))])
    const [file = ''] = files()
    const whole = readFileSync(file)
    for (let at = 0; at < whole.length; at += 7) {
      const altered = Buffer.from(whole)
      altered.writeUInt8((altered.readUInt8(at) + 1) % 256, at)
      writeFileSync(file, altered)
      expect(await store.read('/hy')).toBeNull()
      writeFileSync(file, whole)
      truncateSync(file, at)
      expect(await store.read('/hy')).toBeNull()
      writeFileSync(file, whole)
    }
    expect(await store.read('/hy')).not.toBeNull()
  })

  it('stays within its room: the longest unused pages leave', async () => {
    const store = open(20_000)
    for (let index = 0; index < 30; index += 1) {
      const body = randomBytes(2_000)
      await store.write(describeAs(`/page/${index}`), [body])
      await store.read('/page/0')
    }
    expect(store.usage().bytes).toBeLessThanOrEqual(20_000)
    expect(await store.read('/page/0')).not.toBeNull()
    expect(await store.read('/page/1')).toBeNull()
    expect(files()).toHaveLength(store.usage().pages)
  })

  it('removes at once what was taken from readers, and keeps what only changed', async () => {
    const store = open()
    await store.write(describeAs('/gone', ['purged:1']), [Buffer.from('gone')])
    await store.write(describeAs('/changed', ['changed:1']), [Buffer.from('changed')])
    tagClock.fall({ tags: ['purged:1'], purge: true })
    tagClock.fall({ tags: ['changed:1'] })
    await expect.poll(() => files().length).toBe(1)
    expect(await store.read('/gone')).toBeNull()
    expect(await store.read('/changed')).not.toBeNull()
  })

  it('keeps nothing that was taken from readers while it was written', async () => {
    const store = open()
    for (let turn = 0; turn < 20; turn += 1) {
      const description = describeAs(`/hy/${turn}`, [`late:${turn}`])
      const writing = store.write(description, [randomBytes(200_000)])
      for (let pause = 0; pause < turn; pause += 1) await new Promise(setImmediate)
      tagClock.fall({ tags: [`late:${turn}`], purge: true })
      await writing
      await expect.poll(() => store.exists(`/hy/${turn}`)).toBe(false)
    }
    expect(store.usage()).toEqual({ pages: 0, bytes: 0 })
  })

  it('makes no fault of a disk that does not take anything', async () => {
    const file = path.join(directory, 'in the way')
    writeFileSync(file, '')
    const store = createPageStore({ directory: file, maxBytes: 1e6, onFault: (what) => faults.push(what) })
    await store.write(describeAs('/hy'), [Buffer.from('…')])
    expect(await store.read('/hy')).toBeNull()
    expect(faults).toContain('a page could not be written')
  })
})
