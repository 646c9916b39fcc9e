import type { AsyncLocalStorage } from 'node:async_hooks'

/** Milliseconds since the epoch. `request` is the id of the one that asked first; `tags` and `madeAt` are told by the page cache. */
export type RenderContext = { startedAt: number; request?: string; tags?: string[]; madeAt?: number }

export const renderContext: AsyncLocalStorage<RenderContext>
