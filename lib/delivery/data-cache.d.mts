/** Where `'use cache'` keeps what it read; in the form in which Next takes a cache handler. */
type Entry = {
  value: ReadableStream<Uint8Array>
  tags: string[]
  timestamp: number
  revalidate: number
  expire: number
  stale: number
}
declare const dataCache: {
  get: (cacheKey: string, softTags: string[]) => Promise<Entry | undefined>
  set: (cacheKey: string, pendingEntry: Promise<Entry>) => Promise<void>
  refreshTags: () => Promise<void>
  getExpiration: (tags: string[]) => Promise<number>
  updateTags: (tags: string[], durations?: { expire?: number }) => Promise<void>
}

// biome-ignore lint/style/noDefaultExport: the form in which Next takes a cache handler
export default dataCache
