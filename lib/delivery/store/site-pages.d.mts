export type StoredPage = { description: StoredDescription; parts: Buffer[] }
export type StoredDescription = {
  key: string
  at: number
  tags: string[]
  build: string
  kind: string
  status?: number
  headers?: Record<string, string | string[]>
}

export type PageStore = {
  ready: Promise<void>
  read: (key: string) => Promise<StoredPage | null>
  write: (
    description: Partial<StoredDescription> & { key: string; at: number; tags: string[] },
    parts: Buffer[],
  ) => Promise<void>
  remove: (key: string) => Promise<void>
  usage: () => { pages: number; bytes: number }
  exists: (key: string) => Promise<boolean>
}

/** What the page cache of Next needs of it. */
export type PageShelf = Pick<PageStore, 'read' | 'write' | 'remove'>

export function sitePages(): PageStore | null
export function setSitePages(pages: PageShelf): void
