import type { ArticleSummary } from '@/lib/articles/types'

/** Stories found, best first; `more` says that there are others. */
export type SearchResults = { items: ArticleSummary[]; more: boolean }
