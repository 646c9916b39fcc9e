import type { IncomingMessage, ServerResponse } from 'node:http'
import { chooseEncoding, type FinishedResponse, isUnchanged, type Variant, variantOf } from '../finish/response'
import type { Asked } from './request-head'

/** Further headers, flat: name, value, name, value … */
export type Extra = readonly string[]

/** A finished response as one reader gets it. With 304 the variant's headers go without its body. */
export type Answer = { status: number; variant: Variant; extra: Extra }

/** The encoding that was asked for, and 304 for what the reader has. No promise where nothing must be compressed: that is the usual way. */
export function answerWith(request: Asked, finished: FinishedResponse, extra: Extra = []): Answer | Promise<Answer> {
  const encoding = chooseEncoding(request.headers['accept-encoding'])
  const status =
    finished.status === 200 && isUnchanged(request.headers['if-none-match'], finished) ? 304 : finished.status
  const known = finished.variants[encoding]
  if (known) return { status, variant: known, extra }
  return variantOf(finished, encoding).then((variant) => ({ status, variant, extra }))
}

/** Sends an answer through Node's HTTP objects; HEAD gets no body. */
export function write(request: IncomingMessage, response: ServerResponse, { status, variant, extra }: Answer): void {
  const headers = status === 304 ? withoutBody(variant.headers) : variant.headers
  response.writeHead(status, extra.length > 0 ? [...headers, ...extra] : headers)
  if (status === 304 || request.method === 'HEAD') response.end()
  else response.end(variant.body)
}

/** Sends a finished response through Node's HTTP objects. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  finished: FinishedResponse,
  extra: Extra = [],
): Promise<void> {
  write(request, response, await answerWith(request, finished, extra))
}

/** RFC 9110, 15.4.5: a 304 has the headers that a 200 would have, but for those of the body. */
export function withoutBody(headers: readonly string[]): string[] {
  const kept: string[] = []
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index] ?? ''
    if (!/^content-(?:length|type|encoding)$/.test(name)) kept.push(name, headers[index + 1] ?? '')
  }
  return kept
}
