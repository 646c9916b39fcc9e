export type Answer = { status: number; bytes: number }

type Head = { status: number /** `null`: the body comes in chunks. */; length: number | null; end: number }

const headEnd = Buffer.from('\r\n\r\n')
const lastChunk = '0\r\n\r\n'

/** @returns null while the head is not whole */
function readHead(data: Buffer): Head | null {
  const cut = data.indexOf(headEnd)
  if (cut < 0) return null
  const text = data.toString('latin1', 0, cut)
  const status = Number(text.slice(9, 12))
  const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1]
  const chunked = length === undefined && /\r\ntransfer-encoding: *chunked/i.test(text)
  return { status, length: chunked ? null : Number(length ?? 0), end: cut + headEnd.length }
}

/** Reads heads. The one that came last comes again, byte for byte, until its date is another: it is read once. */
function headReader(): (data: Buffer) => Head | null {
  let bytes = Buffer.alloc(0)
  let known: Head | null = null
  return (data) => {
    if (known && data.length >= known.end && data.compare(bytes, 0, known.end, 0, known.end) === 0) return known
    const head = readHead(data)
    if (head) {
      bytes = Buffer.from(data.subarray(0, head.end))
      known = head
    }
    return head
  }
}

/**
 * Cuts answers out of what a keep-alive socket delivers. Nobody pipelines here: an answer ends where what came ends.
 * The buffer that is given may be used again afterwards. A body whose length is known is counted, not looked at: what
 * loads a server must cost less than what it loads.
 *
 * @returns takes a buffer and how many bytes of it have come
 */
export function responseReader(onAnswer: (answer: Answer) => void): (chunk: Buffer, count: number) => void {
  const headOf = headReader()
  let unread: Buffer | null = null
  let head: Head | null = null
  let received = 0
  let tail = ''

  function take(body: Buffer, from: number, to: number): void {
    if (!head) return
    received += to - from
    if (head.length === null) tail = (tail + body.toString('latin1', Math.max(from, to - 5), to)).slice(-5)
    const whole = head.length === null ? tail === lastChunk : received >= head.length
    if (!whole) return
    const answer = { status: head.status, bytes: received }
    head = null
    onAnswer(answer)
  }

  return (chunk, count) => {
    if (head) return take(chunk, 0, count)
    const came = chunk.subarray(0, count)
    const data: Buffer = unread ? Buffer.concat([unread, came]) : came
    head = headOf(data)
    unread = head ? null : Buffer.from(data)
    received = 0
    tail = ''
    if (head) take(data, head.end, data.length)
  }
}
