import type { AsyncLocalStorage } from 'node:async_hooks'

/**
 * Milliseconds since the epoch. `request` is the id of the one that asked first; `dependencies` are the tags of what was read
 * so far; `tags` and `madeAt`, of the page that is answered with, are told by the page cache.
 */
export type RenderContext = {
  startedAt: number
  request?: string
  dependencies?: Set<string>
  tags?: string[]
  madeAt?: number
}

export const renderContext: AsyncLocalStorage<RenderContext>
