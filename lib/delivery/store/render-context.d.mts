import type { AsyncLocalStorage } from 'node:async_hooks'

/** Milliseconds since the epoch. `tags` and `madeAt` are told by the page cache. */
export type RenderContext = { startedAt: number; tags?: string[]; madeAt?: number }

export const renderContext: AsyncLocalStorage<RenderContext>
