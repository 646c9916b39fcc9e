import { createReadStream } from 'node:fs'
import { interchangeLimits } from './constants'
import type { SourceEntry } from './types'

const lineFeed = 0x0a

type RawLine = { number: number; bytes: number; content: Buffer | null }

/** Lines as bytes; of one that is too long only the length is kept, so that memory stays bounded. */
async function* rawLines(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<RawLine> {
  let number = 1
  let parts: Buffer[] = []
  let size = 0
  function take(part: Buffer) {
    size += part.length
    if (size > limit) parts = []
    else parts.push(part)
  }
  function finish(lengthOfEnd: number): RawLine {
    const content = size > limit ? null : Buffer.concat(parts)
    const line = { number, bytes: size + lengthOfEnd, content }
    number += 1
    parts = []
    size = 0
    return line
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      take(chunk.subarray(start, end))
      start = end + 1
      yield finish(1)
    }
    // A copy: the stream's chunk is larger than what is kept of it.
    if (start < chunk.length) take(Buffer.from(chunk.subarray(start)))
  }
  if (size > 0) yield finish(0)
}

function decode(line: RawLine, limit: number): SourceEntry | null {
  const label = `line ${line.number}`
  const { bytes } = line
  if (line.content === null) return { label, bytes, refusal: `is longer than ${limit} bytes` }
  try {
    // `fatal`: a replacement character would silently destroy a text. A byte order mark is dropped by the decoder.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(line.content)
    return text.trim() === '' ? null : { label, bytes, text }
  } catch {
    return { label, bytes, refusal: 'is not valid UTF-8' }
  }
}

/**
 * The lines of a file that are not empty, with bounded memory. Lines end in LF or CRLF; the last one may lack its end.
 *
 * @throws when the file cannot be read
 * @source https://jsonlines.org/
 */
export async function* readLines(
  file: string,
  limit: number = interchangeLimits.lineBytes,
): AsyncGenerator<SourceEntry> {
  for await (const line of rawLines(createReadStream(file, { highWaterMark: 256 * 1024 }), limit)) {
    const entry = decode(line, limit)
    if (entry) yield entry
  }
}
