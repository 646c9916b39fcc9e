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

/**
 * Cuts answers out of what a keep-alive socket delivers. Nobody pipelines here: an answer ends where what came ends.
 * The buffer that is given may be used again afterwards.
 */
export function responseReader(onAnswer: (answer: Answer) => void): (chunk: Buffer) => void {
  let unread: Buffer | null = null
  let head: Head | null = null
  let received = 0
  let tail = ''

  function take(body: Buffer): void {
    if (!head) return
    received += body.length
    if (head.length === null) tail = (tail + body.toString('latin1', Math.max(0, body.length - 5))).slice(-5)
    const whole = head.length === null ? tail === lastChunk : received >= head.length
    if (!whole) return
    const answer = { status: head.status, bytes: received }
    head = null
    onAnswer(answer)
  }

  return (chunk) => {
    if (head) return take(chunk)
    const data: Buffer = unread ? Buffer.concat([unread, chunk]) : chunk
    head = readHead(data)
    unread = head ? null : Buffer.from(data)
    received = 0
    tail = ''
    if (head) take(data.subarray(head.end))
  }
}
