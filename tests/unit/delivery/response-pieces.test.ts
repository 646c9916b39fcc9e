import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { responsePieces } from '@/lib/delivery/edge/response-pieces'
import type { Answer } from '@/lib/delivery/edge/send'

const ready = (): Answer => ({
  status: 200,
  variant: { encoding: 'identity', body: Buffer.from('Բարև'), headers: ['content-length', '8', 'etag', '"a"'] },
  extra: [],
})
const whole = (answer: Answer) => Buffer.concat([...responsePieces(answer)]).toString()

describe('an answer in pieces', () => {
  beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-27T12:00:00.500Z') }))
  afterEach(() => void vi.useRealTimers())

  it('says the same, however often it is asked for in a second', () => {
    const answer = ready()
    const first = whole(answer)
    expect(first).toMatch(/^HTTP\/1\.1 200 OK\r\ncontent-length: 8\r\n[\s\S]*\r\n\r\nԲարև$/)
    expect([whole(answer), whole(answer), whole(answer)]).toEqual([first, first, first])
    expect(responsePieces(answer)).toHaveLength(1)
  })

  it('tells the time of its second', () => {
    const answer = ready()
    for (let second = 0; second < 3; second += 1) {
      for (let again = 0; again < 3; again += 1)
        expect(whole(answer)).toContain(`Date: ${new Date().toUTCString()}\r\n`)
      vi.advanceTimersByTime(1_000)
    }
  })

  it('carries what is true of this moment only', () => {
    const answer = ready()
    for (let again = 0; again < 3; again += 1) whole(answer)
    expect(whole({ ...answer, extra: ['x-meridian-copy', 'the last known one'] })).toContain(
      'x-meridian-copy: the last',
    )
    expect(whole({ ...answer, status: 304 })).toMatch(/^HTTP\/1\.1 304 Not Modified\r\netag: "a"\r\n[^Բ]*\r\n\r\n$/)
    expect(whole(answer)).not.toContain('x-meridian-copy')
  })
})
