import type { IncomingMessage, ServerResponse } from 'node:http'
import { chooseEncoding, type FinishedResponse, isUnchanged, type Variant, variantOf } from '../finish/response'

export type Extra = readonly string[]

/**
 * Sends a finished response: the encoding that was asked for, 304 for what the reader has, no body for HEAD.
 *
 * @param extra further headers, flat: name, value, name, value …
 */
export function send(
  request: IncomingMessage,
  response: ServerResponse,
  finished: FinishedResponse,
  extra: Extra = [],
): Promise<void> | undefined {
  const encoding = chooseEncoding(request.headers['accept-encoding'])
  const known = finished.variants[encoding]
  // The usual way has no promise in it: it is taken tens of thousands of times a second.
  if (known) {
    write(request, response, finished, known, extra)
    return undefined
  }
  return variantOf(finished, encoding).then((variant) => write(request, response, finished, variant, extra))
}

function write(
  request: IncomingMessage,
  response: ServerResponse,
  finished: FinishedResponse,
  variant: Variant,
  extra: Extra,
): void {
  if (finished.status === 200 && isUnchanged(request.headers['if-none-match'], finished)) {
    response.writeHead(304, [...withoutBody(variant.headers), ...extra])
    response.end()
    return
  }
  response.writeHead(finished.status, extra.length > 0 ? [...variant.headers, ...extra] : variant.headers)
  if (request.method === 'HEAD') response.end()
  else response.end(variant.body)
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
