import { createHash } from 'node:crypto'

/** What a document's answer says of keeping it. Times are seconds. */
export type DocumentHeaders = {
  type: string
  lastModified: Date
  /** Cache tags the document depends on: a change of one of them drops it from every shared cache. */
  tags: readonly string[]
  /** How long a reader's own program may keep it. */
  maxAge: number
  /** How long shared caches may, unless one of its tags is dropped. */
  sharedMaxAge: number
  language?: string
}

/** Bytes in, one validator out: the same document has the same one on every instance. */
export function entityTag(body: string | Uint8Array): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
}

/**
 * Whether what the client has is what it would get. `If-None-Match` decides where it is given.
 *
 * @source https://www.rfc-editor.org/rfc/rfc9110#name-precedence-of-preconditions
 */
export function isUnchanged(request: Headers, state: { etag: string; lastModified: Date }): boolean {
  const matches = request.get('if-none-match')
  if (matches !== null) {
    const tags = matches.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
    return tags.includes('*') || tags.includes(state.etag)
  }
  const since = Date.parse(request.get('if-modified-since') ?? '')
  return !Number.isNaN(since) && Math.floor(state.lastModified.getTime() / 1000) * 1000 <= since
}

/** Headers of a document that shared caches may keep. */
export function sharedHeaders(document: DocumentHeaders): Headers {
  const { type, lastModified, tags, maxAge, sharedMaxAge, language } = document
  return new Headers({
    'Content-Type': type,
    'Cache-Control': `public, max-age=${maxAge}, s-maxage=${sharedMaxAge}, stale-while-revalidate=${sharedMaxAge}`,
    'Last-Modified': lastModified.toUTCString(),
    'Surrogate-Key': tags.join(' '),
    'X-Content-Type-Options': 'nosniff',
    ...(language ? { 'Content-Language': language } : {}),
  })
}

/** The document, or 304 to a client that has it. */
export function documentResponse(
  request: Request,
  document: DocumentHeaders & { body: string | Uint8Array<ArrayBuffer> },
): Response {
  const { body, lastModified } = document
  const etag = entityTag(body)
  const headers = sharedHeaders(document)
  headers.set('ETag', etag)
  if (isUnchanged(request.headers, { etag, lastModified })) return new Response(null, { status: 304, headers })
  return new Response(body, { headers })
}

/** A refusal in plain text, kept by nobody. */
export function refusal(status: 400 | 404 | 503, message: string): Response {
  return new Response(`${message}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' },
  })
}
