import { randomUUID } from 'node:crypto'
import type { Asked } from './request-head'

const ids = new WeakMap<Asked, string>()

/** A request's name in logs, made when it is first needed: what is answered from memory needs none. Not the reader's. */
export function requestId(request: Asked): string {
  const known = ids.get(request)
  if (known) return known
  const id = randomUUID()
  ids.set(request, id)
  return id
}
