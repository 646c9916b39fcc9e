import type { Locale } from '@/lib/i18n/locales'
import type { Received } from './receive'
import type { RequestHeaders } from './requests'
import type { ViewInput } from './schema'

/** A view as it comes in; `address` is the client's network (lib/client-address.ts). */
export type GivenView = { view: ViewInput; request: { headers: RequestHeaders; address: string | null } }

/** The number of a story, and the sentence with it. */
export type StoryCount = { count: number; label: string }

/** Where views are counted: one place in a process, whoever wants to count. */
export type ViewDesk = {
  receiveView: (given: GivenView) => Promise<Received>
  /** Null: there is no such story. */
  storyCount: (asked: { story: string; locale: Locale }) => Promise<StoryCount | null>
}

const globals = globalThis as typeof globalThis & { meridianViewDesk?: ViewDesk }

/** The desk of another thread; null when this one counts by itself. */
export function otherDesk(): ViewDesk | null {
  return globals.meridianViewDesk ?? null
}

/** For a thread that has no counter of its own. */
export function setDesk(desk: ViewDesk): void {
  globals.meridianViewDesk = desk
}
