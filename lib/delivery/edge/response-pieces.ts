import { STATUS_CODES } from 'node:http'
import { delivery } from '../constants'
import type { Variant } from '../finish/response'
import { type Answer, withoutBody } from './send'

const ends = { second: 0, bytes: Buffer.alloc(0) }
const heads = new WeakMap<Variant, Buffer>()

/** Answers of this second, whole. Forgotten with it, in `endOfHead` or by the timer. */
const answers = new Map<Variant, Buffer>()
/** What was asked for in this second. Held by nobody here: a body that was made for one reader goes with its answer. */
let asked = new WeakSet<Variant>()
let room = 0
let forgetting: NodeJS.Timeout | undefined

/** Bytes: a longer answer is not sent faster in one piece, and all of them together stay beside what the cache may hold. */
const longestAnswer = 128 * 1024
const allAnswers = 8 * 1024 * 1024

/**
 * The whole answer in as few pieces as it is worth. What is asked for several times a second is put together once in it: one piece
 * leaves faster than three.
 *
 * @param isLast the connection ends with it
 */
export function responsePieces(answer: Answer, isLast = false): readonly Buffer[] {
  const { status, variant, extra } = answer
  if (status === 304) return [responseHead(answer, isLast)]
  if (status !== 200 || extra.length > 0 || isLast) return [responseHead(answer, isLast), variant.body]
  // Clears what was put together in the second before.
  endOfHead()
  const known = answers.get(variant)
  if (known) return [known]
  const pieces = [responseHead(answer, isLast), variant.body]
  const isWorthIt = asked.has(variant) && variant.body.length <= longestAnswer && variant.body.length <= room
  asked.add(variant)
  if (!isWorthIt) return pieces
  const whole = Buffer.concat(pieces)
  room -= whole.length
  answers.set(variant, whole)
  forgetting ??= setTimeout(forget, 1_000).unref()
  return pieces
}

function forget(): void {
  clearTimeout(forgetting)
  forgetting = undefined
  answers.clear()
  asked = new WeakSet()
  room = allAnswers
}

/** Status line and headers as Node's HTTP server would write them. */
function responseHead({ status, variant, extra }: Answer, isLast: boolean): Buffer {
  return Buffer.concat([
    status === 200 ? headOf(variant) : linesOf(status, status === 304 ? withoutBody(variant.headers) : variant.headers),
    ...(extra.length > 0 ? [lines(extra)] : []),
    isLast ? Buffer.from(`Date: ${new Date().toUTCString()}\r\nConnection: close\r\n\r\n`) : endOfHead(),
  ])
}

/** The same for everybody, so it is written once. */
function headOf(variant: Variant): Buffer {
  const known = heads.get(variant)
  if (known) return known
  const head = linesOf(200, variant.headers)
  heads.set(variant, head)
  return head
}

function linesOf(status: number, headers: readonly string[]): Buffer {
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`), lines(headers)])
}

function lines(headers: readonly string[]): Buffer {
  let text = ''
  for (let index = 0; index < headers.length; index += 2) text += `${headers[index]}: ${headers[index + 1]}\r\n`
  return Buffer.from(text, 'latin1')
}

/** The date, written once a second, and what ends a head. */
function endOfHead(): Buffer {
  const time = Date.now()
  const second = Math.floor(time / 1_000)
  if (second !== ends.second) {
    const date = new Date(time).toUTCString()
    const keep = `Keep-Alive: timeout=${delivery.keepAlive / 1_000}`
    forget()
    Object.assign(ends, { second, bytes: Buffer.from(`Date: ${date}\r\nConnection: keep-alive\r\n${keep}\r\n\r\n`) })
  }
  return ends.bytes
}
