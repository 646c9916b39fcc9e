import type { PoolUsage } from '@/lib/db'
import type { ViewDesk } from '@/lib/views/desk'
import type { Captured } from '../finish/captured'
import type { FinishedResponse } from '../finish/response'
import type { StoredDescription, StoredPage } from '../store/site-pages.mjs'
import type { Fall } from '../store/tag-clock.mjs'

/** A response to be made for everybody. `startedAt`: milliseconds since the epoch; `request`: the id of who asked first. */
export type Order = { url: string; headers: Record<string, string>; startedAt: number; request: string }

/** There is nothing at the address: the answer is the page of another one. `tags`: with which something may come there. */
export type Nothing = { instead: string; tags: string[] }

/** What came of it. `headers` are Next's own, which say how long it may be kept; `tags` are those it falls with. */
export type MadeResponse = {
  headers: [string, string][]
  response: FinishedResponse
  tags: string[]
  /** When what is on it was read: earlier than the order, when Next had it already. */
  madeAt: number
}

/** A request of one reader, passed on as it is. */
export type PassedRequest = Order & { stream: number; method: string; body: Buffer | null }

/** `loopDelay`: 99th percentile of its event loop's delay since the last look, seconds. */
export type RendererUsage = { pools: PoolUsage[]; loopDelay: number }

/** What the thread that serves asks of the one that renders. */
export type RendererCalls = {
  make: (order: Order) => Promise<MadeResponse | Nothing>
  /** A page for one reader, as Next made it. */
  ask: (order: Order) => Promise<Captured>
  /** The answer comes in pieces, by `head` and `piece`; resolves when it is complete. */
  pass: (request: PassedRequest) => Promise<void>
  /** The reader has gone. */
  leave: (asked: { stream: number }) => void
  fall: (change: Fall) => void
  /** Whether the read replica has everything that was heard of. */
  replica: (state: { isCurrent: boolean }) => void
  alive: (asked: null) => true
  usage: (asked: null) => RendererUsage
  stop: (asked: null) => Promise<void>
}

/** What the thread that renders asks of the one that serves, which outlives it. */
export type ServerCalls = ViewDesk & {
  ready: (asked: null) => void
  head: (head: { stream: number; status: number; headers: [string, string][] }) => Promise<void>
  /** Resolves when there is room for more. */
  piece: (piece: { stream: number; bytes: Buffer }) => Promise<void>
  /** Null also when something on the page has fallen. */
  readPage: (asked: { key: string }) => Promise<StoredPage | null>
  removePage: (asked: { key: string }) => Promise<void>
  writePage: (page: { description: Partial<StoredDescription> & StoredKey; parts: Buffer[] }) => Promise<void>
}

type StoredKey = Pick<StoredDescription, 'key' | 'at' | 'tags'>
