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

const wanted: ReadonlySet<string> = new Set<Wanted>([
  'host',
  'accept-encoding',
  'if-none-match',
  'user-agent',
  'accept',
])

/** With one of these a request is more than a question for a page. */
const decisive =
  /^(?:content-length|transfer-encoding|expect|upgrade|trailer|te|rsc|next-.*|content-security-policy.*|http2-settings)$/

const requestLine = /^GET (\/[!-~]*) HTTP\/1\.1\r\n/
/** RFC 9112, 5: a name, a colon at once, a value without control characters; nothing folded. */
const field = /([!#$%&'*+.^_`|~\w-]+):[ \t]*((?:[!-~\x80-\xff]+(?:[ \t]+[!-~\x80-\xff]+)*)?)[ \t]*\r\n/y

/**
 * Reads the head of the plainest request there is: one GET of HTTP/1.1, whole, with nothing behind it. Everything else is
 * null and belongs to Node's own parser, which knows the rest of the protocol: this one refuses nothing and guesses
 * nothing.
 *
 * @param text what came, as Latin-1
 * @example readHead('GET /hy HTTP/1.1\r\nHost: a.example\r\n\r\n') // { method: 'GET', url: '/hy', headers: { host: 'a.example' } }
 */
export function readHead(text: string): Asked | null {
  const line = requestLine.exec(text)
  if (!line || !text.endsWith('\r\n\r\n')) return null
  const headers = readFields(text, line[0].length)
  return headers?.host === undefined ? null : { method: 'GET', url: line[1] ?? '', headers }
}

/** The headers that are looked at; null when one of the others decides, or when they are not as plain as they could be. */
function readFields(text: string, from: number): Record<string, string> | null {
  const headers: Record<string, string> = {}
  field.lastIndex = from
  while (field.lastIndex < text.length - 2) {
    const [, name = '', value = ''] = field.exec(text) ?? []
    const lower = name.toLowerCase()
    if (lower === '' || isDecisive(lower, value) || headers[lower] !== undefined) return null
    if (wanted.has(lower)) headers[lower] = value
  }
  return headers
}

function isDecisive(name: string, value: string): boolean {
  return decisive.test(name) || (name === 'connection' && value.toLowerCase() !== 'keep-alive')
}
