import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import { encodeImage, storeImage } from '@/lib/media/service'
import { mediaUrl } from '@/lib/media/utils'

let directory = ''
beforeEach(() => {
  directory = path.join(mkdtempSync(path.join(tmpdir(), 'meridian-media-')), 'media')
})
afterEach(() => rmSync(path.dirname(directory), { recursive: true }))

const red = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#c81e1e' } })
const store = (source: Buffer) => storeImage({ source, directory })
const drawing = (attributes: string, inner = '<rect width="100%" height="100%" fill="#204060"/>') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`)

describe('a picture', () => {
  it.each(['png', 'jpeg', 'webp', 'avif', 'gif'] as const)(
    'may be %s, and is kept as WebP under its checksum',
    async (format) => {
      const image = await store(await red(300, 200).toFormat(format).toBuffer())
      expect(readdirSync(directory)).toEqual([`${image.sha256}.webp`])
      const bytes = readFileSync(path.join(directory, `${image.sha256}.webp`))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(image.sha256)
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 300, height: 200 })
      expect(image).toMatchObject({ width: 300, height: 200 })
      expect(mediaUrl(image.sha256)).toBe(`/media/${image.sha256}.webp`)
    },
  )

  it('is one file, however often it comes', async () => {
    const source = await red(40, 40).png().toBuffer()
    const [first, second] = await Promise.all([store(source), store(source)])
    expect(second).toEqual(first)
    expect(readdirSync(directory)).toHaveLength(1)
  })

  it('has a dominant colour near its own', async () => {
    const { color } = await store(await red(50, 50).png().toBuffer())
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16))
    expect(color).toMatch(/^#[0-9a-f]{6}$/)
    expect([Math.abs(r - 0xc8), Math.abs(g - 0x1e), Math.abs(b - 0x1e)].every((distance) => distance <= 16)).toBe(true)
  })

  it('is no larger than a dense screen needs, and never enlarged', async () => {
    expect(await store(await red(4_000, 1_000).jpeg().toBuffer())).toMatchObject({ width: 2_000, height: 500 })
    expect(await store(await red(10, 10).jpeg().toBuffer())).toMatchObject({ width: 10, height: 10 })
  })

  it('stands upright and has lost its metadata', async () => {
    const source = await red(60, 40)
      .withExif({ IFD0: { Copyright: 'Secret place', Orientation: '6' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const image = await store(source)
    expect(image).toMatchObject({ width: 40, height: 60 })
    const metadata = await sharp(path.join(directory, `${image.sha256}.webp`)).metadata()
    expect([metadata.exif, metadata.xmp, metadata.icc, metadata.iptc]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('a drawing', () => {
  it.each(['width="160" height="90"', 'viewBox="0 0 16 9"', 'width="8000" height="4500"'])(
    '(%s) is rasterised at 1600 pixels',
    async (size) => {
      const image = await store(drawing(size))
      expect(image).toMatchObject({ width: 1_600, height: 900 })
      expect(readdirSync(directory)).toEqual([`${image.sha256}.webp`])
    },
  )

  it('cannot look at the disk or the network', async () => {
    const inner =
      '<image href="file:///etc/passwd" width="9" height="9"/><image href="http://127.0.0.1:1/x.png" width="9" height="9"/>'
    expect(await store(drawing('width="16" height="9"', inner))).toMatchObject({ width: 1_600 })
  })
})

/** A PNG of 30,000 × 30,000 black pixels: 900 million of them in about 100 KB. */
function decompressionBomb(): Buffer {
  const side = 30_000
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.writeUInt8(1, 8)
  const rows = deflateSync(Buffer.alloc((side / 8 + 1) * side))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

/** CRC-32 of PNG (https://www.w3.org/TR/png-3/#D-CRCAppendix); Node has one only since 22.2. */
function crc(data: Buffer): number {
  let value = 0xffffffff
  for (const byte of data) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}

describe('what is refused, leaving nothing behind:', () => {
  const cases: [name: string, source: () => Buffer | Promise<Buffer>][] = [
    ['no picture', () => Buffer.from('hello')],
    ['nothing', () => Buffer.alloc(0)],
    ['a decompression bomb', decompressionBomb],
    ['a picture cut off', async () => (await red(400, 400).png().toBuffer()).subarray(0, 60)],
    ['a format nobody asked for', () => red(10, 10).tiff().toBuffer()],
    ['a drawing without end', () => drawing('width="1" height="100000"')],
    ['a page of HTML', () => Buffer.from('<html><svg></svg></html>')],
  ]
  it.each(cases)('%s', async (_name, source) => {
    const bytes = await source()
    await expect(store(bytes)).rejects.toBeInstanceOf(AppError)
    await expect(encodeImage(bytes)).rejects.toThrow('the picture cannot be used')
    expect(() => readdirSync(directory)).toThrow('ENOENT')
  })
})
