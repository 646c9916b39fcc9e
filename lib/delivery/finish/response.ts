import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib'
import { remembered } from '@/lib/remembered'

export type Encoding = 'br' | 'gzip' | 'identity'

/** A response as it leaves: status, headers in pairs, the body in the encodings that were asked for so far. */
export type FinishedResponse = {
  status: number
  /** Lower-case names; nothing about the body's length or encoding. */
  headers: [string, string][]
  /** Null when a compressed body holds it: a page is four times as large plain, and hardly anybody asks for it so. */
  body: Buffer | null
  /** Of the plain body, bytes. */
  length: number
  etag: string
  variants: Partial<Record<Encoding, Variant>>
}

/** Header lists are flat, as `writeHead` takes them fastest. */
export type Variant = { encoding: Encoding; body: Buffer; headers: string[] }

const squeezeGzip = promisify(gzip)
const squeezeBrotli = promisify(brotliCompress)
const expandGzip = promisify(gunzip)
const expandBrotli = promisify(brotliDecompress)

/** Below this a compressed body is no smaller on the wire. Bytes. */
const smallest = 512
const compressible = /^(?:text\/|image\/svg\+xml|application\/(?:json|.*\+json|javascript|xml|.*\+xml|manifest))/

export function finishResponse(made: { status: number; headers: [string, string][]; body: Buffer }): FinishedResponse {
  const digest = createHash('sha256').update(made.body).digest('base64url').slice(0, 27)
  return { ...made, length: made.body.length, etag: digest, variants: {} }
}

/** What browsers say is one of a dozen texts. */
const chosen = remembered(readChoice, { most: 64, longest: 64 })

/** Which encoding a reader gets. Only what a browser really says: everything unusual gets the plain body. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  return acceptEncoding === undefined ? 'identity' : chosen(acceptEncoding)
}

function readChoice(acceptEncoding: string): Encoding {
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(acceptEncoding)) return 'br'
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(acceptEncoding) ? 'gzip' : 'identity'
}

/** The response in an encoding, compressed at most once, off the main thread. */
export async function variantOf(response: FinishedResponse, wanted: Encoding): Promise<Variant> {
  const type = response.headers.find(([name]) => name === 'content-type')?.[1] ?? ''
  const encoding = response.length < smallest || !compressible.test(type) ? 'identity' : wanted
  const known = response.variants[encoding]
  if (known) return known
  const isForEver = response.headers.some(([name, value]) => name === 'cache-control' && value.includes('immutable'))
  const body = await plainBody(response)
  const variant = build(response, encoding, await compress({ body, encoding, isForEver }))
  if (encoding === 'identity' && response.body === null) return variant
  response.variants[encoding] = variant
  // One that asked for an encoding this body does not have finds it without looking again.
  response.variants[wanted] ??= variant
  if (encoding !== 'identity') {
    response.body = null
    Reflect.deleteProperty(response.variants, 'identity')
  }
  return variant
}

async function plainBody({ body, variants }: FinishedResponse): Promise<Buffer> {
  if (body) return body
  if (variants.br) return expandBrotli(variants.br.body)
  if (variants.gzip) return expandGzip(variants.gzip.body)
  throw new Error('a response has lost its body')
}

type Work = { body: Buffer; encoding: Encoding; isForEver: boolean }

/** A script that never changes is worth the effort, once a process: a tenth less for every new reader. */
function compress({ body, encoding, isForEver }: Work): Promise<Buffer> | Buffer {
  if (encoding === 'gzip') return squeezeGzip(body, { level: isForEver ? 9 : 6, memLevel: 9 })
  if (encoding === 'identity') return body
  const quality = isForEver ? constants.BROTLI_MAX_QUALITY : 5
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
  return squeezeBrotli(body, { params })
}

function build(response: FinishedResponse, encoding: Encoding, body: Buffer): Variant {
  const headers = response.headers.flat()
  headers.push(
    'content-length',
    String(body.length),
    'etag',
    `"${response.etag}${encoding === 'identity' ? '' : `-${encoding}`}"`,
  )
  if (encoding !== 'identity') headers.push('content-encoding', encoding)
  return { encoding, body, headers }
}

/** Bytes that a response holds in memory, roughly. */
export function weightOf(response: FinishedResponse): number {
  const bodies = new Set(Object.values(response.variants).map((variant) => variant.body))
  if (response.body) bodies.add(response.body)
  return 1_500 + [...bodies].reduce((sum, body) => sum + body.length, 0)
}

/** RFC 9110, 13.1.2: `If-None-Match` against any of the response's tags. */
export function isUnchanged(ifNoneMatch: string | undefined, response: FinishedResponse): boolean {
  if (ifNoneMatch === undefined) return false
  return ifNoneMatch.trim() === '*' || ifNoneMatch.includes(`"${response.etag}`)
}
