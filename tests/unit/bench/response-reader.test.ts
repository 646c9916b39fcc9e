import { describe, expect, it } from 'vitest'
import { type Answer, responseReader } from '@/lib/bench/load/response-reader'

function read(text: string, size: number): Answer[] {
  const answers: Answer[] = []
  const take = responseReader((answer) => answers.push(answer))
  const bytes = Buffer.from(text)
  // One buffer that is used again, as the socket does it.
  const shared = Buffer.alloc(size)
  for (let at = 0; at < bytes.length; at += size) {
    const count = bytes.copy(shared, 0, at, at + size)
    take(shared, count)
  }
  return answers
}

const whole = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello'
const chunked = 'HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n'

describe('responseReader', () => {
  it.each([1, 2, 7, 1000])('reads answers that arrive in pieces of %i bytes', (size) => {
    expect(read(whole, size)).toEqual([{ status: 200, bytes: 5 }])
    expect(read(chunked, size)).toEqual([{ status: 503, bytes: 15 }])
  })

  it('reads an answer without a body', () => {
    expect(read('HTTP/1.1 304 Not Modified\r\nContent-Length: 0\r\n\r\n', 9)).toEqual([{ status: 304, bytes: 0 }])
  })

  it('says nothing before an answer is whole', () => {
    expect(read(whole.slice(0, -1), 1000)).toEqual([])
    expect(read(chunked.slice(0, -1), 3)).toEqual([])
  })

  it('reads one answer after another on the same connection', () => {
    const answers: Answer[] = []
    const take = responseReader((answer) => answers.push(answer))
    for (const text of [whole, chunked, whole]) take(Buffer.from(text), text.length)
    expect(answers.map(({ status }) => status)).toEqual([200, 503, 200])
  })
})
