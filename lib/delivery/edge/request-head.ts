import { remembered } from '@/lib/remembered'
import { delivery } from '../constants'

/** What is looked at in a request; Node's `IncomingMessage` has it too. */
export type Asked = {
  method?: string | undefined
  url?: string | undefined
  headers: {
    host?: string | undefined
    'accept-encoding'?: string | undefined
    'if-none-match'?: string | undefined
    'user-agent'?: string | undefined
    accept?: string | undefined
  }
}

type Wanted = keyof Asked['headers']

const wanted: Record<Wanted, true> = {
  host: true,
  'accept-encoding': true,
  'if-none-match': true,
  'user-agent': true,
  accept: true,
}

/** With one of these a request is more than a question for a page. */
const decisive =
  /^(?:content-length|transfer-encoding|expect|upgrade|trailer|te|rsc|next-.*|content-security-policy.*|http2-settings)$/

/** RFC 9112, 2: a request line, lines of headers without control characters but for tabs, an empty line. */
const head = /^GET (\/[!-~]*) HTTP\/1\.1\r\n(?:[\t -~\x80-\xff]+\r\n)+\r\n$/
const beforeUrl = 'GET '.length
const afterUrl = ' HTTP/1.1\r\n'.length
/** RFC 9110, 5.1. */
const token = /^[!#$%&'*+.^_`|~\w-]+$/

/** What a name of a header means here. `null`: not a name at all, or one that decides. */
type Meaning = Wanted | 'connection' | 'nothing' | null

/** Names as they are written: a browser sends fifteen of them with every request, and always the same ones. */
const meaningOf = remembered(readMeaning, { most: 512, longest: 64 })

function readMeaning(name: string): Meaning {
  const lower = name.toLowerCase()
  if (!token.test(name) || decisive.test(lower)) return null
  if (lower === 'connection') return lower
  return Object.hasOwn(wanted, lower) ? (lower as Wanted) : 'nothing'
}

/**
 * Reads the head of the plainest request there is: one GET of HTTP/1.1, whole, with nothing behind it. Everything else is
 * null and belongs to Node's own parser, which knows the rest of the protocol: this one refuses nothing and guesses
 * nothing.
 *
 * @param text what came, as Latin-1
 * @example readHead('GET /hy HTTP/1.1\r\nHost: a.example\r\n\r\n') // { method: 'GET', url: '/hy', headers: { host: 'a.example' } }
 */
export function readHead(text: string): Asked | null {
  const url = text.length > delivery.largestHeaders ? undefined : head.exec(text)?.[1]
  if (url === undefined) return null
  const headers = readFields(text, beforeUrl + url.length + afterUrl)
  return headers?.host === undefined ? null : { method: 'GET', url, headers }
}

/** The headers that are looked at; null when one of the others decides, or when they are not as plain as they could be. */
function readFields(text: string, from: number): Asked['headers'] | null {
  const headers: Asked['headers'] = {}
  const last = text.length - 2
  for (let start = from, end = 0; start < last; start = end + 2) {
    end = text.indexOf('\r\n', start)
    const colon = text.indexOf(':', start)
    if (colon < 0 || colon > end) return null
    const meaning = meaningOf(text.slice(start, colon))
    if (meaning === 'nothing') continue
    const value = meaning === null ? '' : valueBetween(text, colon + 1, end)
    if (meaning === 'connection' && value.toLowerCase() === 'keep-alive') continue
    if (meaning === null || meaning === 'connection' || headers[meaning] !== undefined) return null
    headers[meaning] = value
  }
  return headers
}

/** Without the spaces and tabs around it. */
function valueBetween(text: string, from: number, to: number): string {
  let start = from
  let end = to
  while (start < end && isBlank(text.charCodeAt(start))) start += 1
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1
  return text.slice(start, end)
}

const isBlank = (code: number) => code === 0x20 || code === 0x09
