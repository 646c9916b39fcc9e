import { createHash, randomUUID } from 'node:crypto'
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp, { type Metadata, type Sharp } from 'sharp'
import { AppError } from '@/lib/errors'
import { drawingWidth, mediaLimits, storedHeight, storedWidth, webpQuality } from './constants'
import { mediaFileName } from './utils'

export type StoredImage = { sha256: string; width: number; height: number; color: string }

/** A picture as it would be stored. */
export type EncodedImage = StoredImage & { data: Buffer }

/** Decoders that are meant; libvips knows more (PDF, TIFF, OpenSlide …) and each is a surface. */
const formats = ['avif', 'gif', 'heif', 'jpeg', 'png', 'svg', 'webp']

// An import runs beside a site: one thread and no cache of decoded pixels keep it small.
sharp.concurrency(1)
sharp.cache(false)

/**
 * Decodes a picture and keeps it as WebP without metadata, under the checksum of its own bytes: the same picture twice is
 * one file, and a file never changes. A drawing (SVG) is rasterised, never stored: it could carry scripts.
 *
 * @throws AppError `bad_input` when it is no picture, too large or a decompression bomb
 */
export async function storeImage(request: { source: Buffer; directory: string }): Promise<StoredImage> {
  const { data, ...image } = await encodeImage(request.source)
  await writeOnce(path.join(request.directory, mediaFileName(image.sha256)), data)
  return image
}

/**
 * The picture that `storeImage` would keep.
 *
 * @throws AppError `bad_input` when it is no picture, too large or a decompression bomb
 */
export async function encodeImage(source: Buffer): Promise<EncodedImage> {
  try {
    if (source.length > mediaLimits.sourceBytes) throw new Error(`is larger than ${mediaLimits.sourceBytes} bytes`)
    const image = await open(source)
    const { data, info } = await image.webp({ quality: webpQuality }).toBuffer({ resolveWithObject: true })
    const sha256 = createHash('sha256').update(data).digest('hex')
    return { data, sha256, width: info.width, height: info.height, color: await dominantColor(data) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('bad_input', `the picture cannot be used: ${reason.split('\n')[0]}`, { cause: error })
  }
}

async function open(source: Buffer): Promise<Sharp> {
  const metadata = await sharp(source, { limitInputPixels: false }).metadata()
  if (!formats.includes(metadata.format)) throw new Error(`${metadata.format} is not among the accepted formats`)
  if (metadata.format === 'svg') return openDrawing(source, metadata)
  return sharp(source, { limitInputPixels: mediaLimits.inputPixels, sequentialRead: true })
    .autoOrient()
    .resize({ width: storedWidth, height: storedHeight, fit: 'inside', withoutEnlargement: true })
}

/** librsvg draws at 72 dots per inch unless told otherwise; scaling a small raster up afterwards would blur it. */
function openDrawing(source: Buffer, { width, height }: Metadata): Sharp {
  if (!(width > 0 && height > 0)) throw new Error('the drawing has no size')
  const tall = Math.round((height / width) * drawingWidth)
  if (tall > mediaLimits.side) throw new Error('the drawing is too tall')
  const density = Math.min(Math.max((72 * drawingWidth) / width, 1), 100_000)
  return sharp(source, { density, limitInputPixels: mediaLimits.inputPixels }).resize({ width: drawingWidth })
}

/** #rrggbb of the most common colour, as seen on white. */
async function dominantColor(image: Buffer): Promise<string> {
  const small = await sharp(image).flatten({ background: '#ffffff' }).resize(64, 64, { fit: 'inside' }).png().toBuffer()
  const { dominant } = await sharp(small).stats()
  const hex = [dominant.r, dominant.g, dominant.b].map((value) => value.toString(16).padStart(2, '0'))
  return `#${hex.join('')}`
}

/** Written aside and renamed: a reader never gets half a file, whenever the process dies. */
async function writeOnce(file: string, data: Buffer): Promise<void> {
  if (await exists(file)) return
  await mkdir(path.dirname(file), { recursive: true })
  const temporary = path.join(path.dirname(file), `.${randomUUID()}.tmp`)
  try {
    await writeFile(temporary, data, { flush: true })
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file)
    return true
  } catch {
    return false
  }
}
