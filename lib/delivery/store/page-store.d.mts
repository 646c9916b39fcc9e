import type { PageStore } from './site-pages.mjs'

export function createPageStore(options: {
  directory: string
  maxBytes: number
  onFault?: (what: string, error?: unknown) => void
}): PageStore
