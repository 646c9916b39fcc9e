export type Fall = { tags: string[]; at?: number; purge?: boolean }

export type TagClock = {
  fall: (change: Fall) => void
  lastFall: (tags: Iterable<string>) => number
  isFresh: (tags: Iterable<string>, since: number) => boolean
  isServable: (tags: Iterable<string>, since: number) => boolean
  forget: (before: number) => void
  onFall: (listener: (change: Required<Fall>) => void) => () => void
  readonly size: number
}

export function now(): number
export function createTagClock(): TagClock
export const tagClock: TagClock
