import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findMedia, sourceFault } from '@/lib/interchange/media'

describe('the address of a picture', () => {
  it.each(['a.jpg', 'media/a.PNG', '../media/ա.webp', './a b.svg'])('may be %s', (src) => {
    expect(sourceFault(src)).toBeNull()
  })
  it.each([
    ['https://example.org/a.jpg', 'the importer never fetches'],
    ['HTTP://example.org/a.jpg', 'the importer never fetches'],
    ['//example.org/a.jpg', 'the importer never fetches'],
    ['data:image/png;base64,AAAA', 'the importer never fetches'],
    ['file:///a.jpg', 'the importer never fetches'],
    ['C:\\a.jpg', 'the importer never fetches'],
    ['/etc/a.jpg', 'must be a relative path'],
    ['media\\a.jpg', 'must be a relative path'],
    ['a.pdf', 'must end in .avif'],
    ['a', 'must end in .avif'],
  ])('may not be %s', (src, reason) => expect(sourceFault(src)).toContain(reason))
})

describe('the file of a picture', () => {
  let top = ''
  beforeAll(() => {
    top = mkdtempSync(path.join(tmpdir(), 'meridian-find-'))
    for (const folder of ['site/stories', 'site/media', 'site/stories/folder.png'])
      mkdirSync(path.join(top, folder), { recursive: true })
    for (const file of ['site/stories/a.png', 'site/media/a.png', 'outside.png'])
      writeFileSync(path.join(top, file), 'x')
    symlinkSync(path.join(top, 'outside.png'), path.join(top, 'site/stories/link.png'))
    symlinkSync(path.join(top, 'site/media/a.png'), path.join(top, 'site/stories/inner.png'))
  })
  afterAll(() => rmSync(top, { recursive: true }))

  const find = (src: string) =>
    findMedia({
      directory: path.join(top, 'site/stories'),
      line: { id: 'a', src, alt: {}, caption: {}, credit: {} },
      index: 2,
    })

  it.each(['a.png', '../media/a.png', './x/../a.png', 'inner.png'])('is found at %s', async (src) => {
    expect(await find(src)).toMatchObject({ ok: true, source: { digest: expect.stringMatching(/^2d711642b726b044/) } })
  })

  it.each([
    ['../../outside.png', 'leads out of the folder'],
    ['link.png', 'leads out of the folder'],
    ['none.png', 'there is no file none.png'],
    ['folder.png', 'is not a file'],
    ['a\u0000.png', 'cannot be read'],
  ])('is not looked for at %j', async (src, reason) => {
    const found = await find(src)
    expect(found).toMatchObject({
      ok: false,
      fault: { path: '$.media[2].src', reason: expect.stringContaining(reason) },
    })
  })
})
