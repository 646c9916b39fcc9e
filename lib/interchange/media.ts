import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { StoryMedia } from '@/lib/articles/mutations-types'
import { isAppError } from '@/lib/errors'
import { locales } from '@/lib/i18n/locales'
import { mediaLimits, sourceExtensions } from '@/lib/media/constants'
import { encodeImage, type StoredImage, storeImage } from '@/lib/media/service'
import { jsonPath } from './faults'
import type { MediaLine } from './schema'
import type { Fault } from './types'

/** A picture of a line: what the line says of it, where its file is and the checksum of what is in it. */
export type MediaSource = { line: MediaLine; index: number; file: string; digest: string }

type Found = { ok: true; source: MediaSource } | { ok: false; fault: Fault }

/**
 * Why an address cannot be a picture's, by its look alone; null when it can.
 *
 * @example sourceFault('https://example.org/a.jpg') // 'the importer never fetches: …'
 */
export function sourceFault(src: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(src) || src.startsWith('//')) {
    return 'the importer never fetches: give the path of a file beside the import file'
  }
  if (path.isAbsolute(src) || src.includes('\\')) return 'must be a relative path with forward slashes'
  const extension = path.extname(src).toLowerCase()
  if (!sourceExtensions.some((known) => known === extension)) return `must end in ${sourceExtensions.join(', ')}`
  return null
}

/** Finds a story's picture on the disk. Only the import file's folder and its parent's tree are open to it. */
export async function findMedia(place: { directory: string; line: MediaLine; index: number }): Promise<Found> {
  const { directory, line, index } = place
  const fault = (reason: string): Found => ({ ok: false, fault: { path: jsonPath(['media', index, 'src']), reason } })
  const look = sourceFault(line.src)
  if (look !== null) return fault(look)
  try {
    const root = await realpath(path.join(directory, '..'))
    // Links are followed first: `pictures/../../../etc/…` and a symbolic link are the same trick.
    const file = await realpath(path.resolve(directory, line.src))
    if (!file.startsWith(root.endsWith(path.sep) ? root : root + path.sep)) {
      return fault('leads out of the folder of the import file and its parent')
    }
    const facts = await stat(file)
    if (!facts.isFile()) return fault('is not a file')
    if (facts.size > mediaLimits.sourceBytes) return fault(`is larger than ${mediaLimits.sourceBytes} bytes`)
    const digest = createHash('sha256')
      .update(await readFile(file))
      .digest('hex')
    return { ok: true, source: { line, index, file, digest } }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return fault(code === 'ENOENT' ? `there is no file ${line.src}` : `cannot be read (${code})`)
  }
}

/** Pictures read lately, by the checksum of their source: the same file in many stories is decoded once. */
const lately = new Map<string, StoredImage>()
const latelyLimit = 1_000

/** `directory` null: a dry run, which decodes the picture but does not keep it. */
async function readOnce(source: MediaSource, directory: string | null): Promise<StoredImage> {
  const key = `${directory}\n${source.digest}`
  const known = lately.get(key)
  if (known) return known
  const bytes = await readFile(source.file)
  const { sha256, width, height, color } = directory
    ? await storeImage({ source: bytes, directory })
    : await encodeImage(bytes)
  const image = { sha256, width, height, color }
  if (lately.size >= latelyLimit) lately.clear()
  lately.set(key, image)
  return image
}

type Kept = { ok: true; media: StoryMedia } | { ok: false; fault: Fault }

/** Puts a story's picture into the media directory; `directory` is null in a dry run. */
export async function keepMedia(request: {
  storyId: string
  source: MediaSource
  directory: string | null
}): Promise<Kept> {
  const { source, directory } = request
  const { line } = source
  try {
    const image = await readOnce(source, directory)
    return {
      ok: true,
      media: { key: line.id, externalId: `${request.storyId}/${line.id}`, ...image, texts: texts(line) },
    }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { ok: false, fault: { path: jsonPath(['media', source.index, 'src']), reason: error.message } }
  }
}

/** A row for every language in which somebody said something about the picture. */
function texts({ alt, caption, credit }: MediaLine): StoryMedia['texts'] {
  return locales
    .map((locale) => ({ locale, alt: alt[locale] ?? '', caption: caption[locale] ?? '', credit: credit[locale] ?? '' }))
    .filter((text) => text.alt || text.caption || text.credit)
}
