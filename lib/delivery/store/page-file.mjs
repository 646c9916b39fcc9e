import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'

const squeeze = promisify(brotliCompress)
const expand = promisify(brotliDecompress)

/** A page says everything twice, further apart than gzip looks back: a quarter of its time, half of its bytes. */
const params = { [constants.BROTLI_PARAM_QUALITY]: 1 }

/** First bytes of every file; another format is another word, and an old file is then simply no page. */
const magic = Buffer.from('meridian-page-2\n')
const digestLength = 32

/**
 * A page as one file, so that its HTML and its RSC payload are always of the same making: the word above, a SHA-256 of
 * all that follows, the length of the description, the description as JSON, the compressed parts.
 *
 * @param {{ description: object, parts: Buffer[] }} page the parts' lengths need not be in the description
 * @returns {Promise<Buffer>}
 */
export async function encodePage({ description, parts }) {
  const packed = await squeeze(Buffer.concat(parts), { params })
  const head = Buffer.from(JSON.stringify({ ...description, lengths: parts.map((part) => part.length) }))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(head.length)
  const rest = Buffer.concat([length, head, packed])
  return Buffer.concat([magic, createHash('sha256').update(rest).digest(), rest])
}

/** @returns {Promise<{ description: object, parts: Buffer[] } | null>} null for a file that is torn, altered or not ours */
export async function decodePage(file) {
  const start = magic.length + digestLength
  if (file.length < start + 4 || !file.subarray(0, magic.length).equals(magic)) return null
  const rest = file.subarray(start)
  if (!createHash('sha256').update(rest).digest().equals(file.subarray(magic.length, start))) return null
  const headEnd = 4 + rest.readUInt32BE(0)
  const { lengths, ...description } = JSON.parse(rest.subarray(4, headEnd).toString('utf8'))
  const whole = await expand(rest.subarray(headEnd))
  let from = 0
  const parts = lengths.map((length) => {
    from += length
    return whole.subarray(from - length, from)
  })
  return { description, parts }
}

/** The description alone, unchecked: for the index at a start, which must not read whole files. */
export function peekDescription(beginning) {
  const start = magic.length + digestLength
  if (beginning.length < start + 4 || !beginning.subarray(0, magic.length).equals(magic)) return null
  const end = start + 4 + beginning.readUInt32BE(start)
  if (beginning.length < end) return null
  try {
    return JSON.parse(beginning.subarray(start + 4, end).toString('utf8'))
  } catch {
    return null
  }
}
