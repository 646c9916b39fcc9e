import { env } from '@/lib/env'
import { type GivenView, otherDesk, type StoryCount, type ViewDesk } from './desk'
import { countView } from './mutations'
import { views } from './service'

/** What the page is told. `counted` without a number: durable, but the database does not answer just then. */
export type Received =
  | { kind: 'counted'; count?: number; label?: string }
  /** There was nothing to count. */
  | { kind: 'noted' }
  | { kind: 'stranger' }
  | { kind: 'unknown' }

/** The desk of this thread. */
const ownDesk: ViewDesk = {
  async receiveView({ view, request: { headers, address } }) {
    const counting = await views()
    const { MERIDIAN_ORIGIN: origin, MERIDIAN_STAFF_NETWORKS: staff } = env()
    const result = await countView(counting, view, { headers, address: address ?? '', origin, staff })
    if (result.kind !== 'counted') return result
    const { count, locale } = result
    return count === null || !locale
      ? { kind: 'counted' }
      : { kind: 'counted', count, label: counting.labels({ locale, count }) }
  },

  async storyCount({ story, locale }) {
    const { counter, labels } = await views()
    const count = await counter.total(story)
    return count === null ? null : { count, label: labels({ locale, count }) }
  },
}

/**
 * A view from either way, the server action or the beacon: one queue and one set of rules. Without an address nobody can
 * be told apart.
 *
 * @throws AppError `overloaded`
 */
export function receiveView(given: GivenView): Promise<Received> {
  return (otherDesk() ?? ownDesk).receiveView(given)
}

export function storyCount(asked: Parameters<ViewDesk['storyCount']>[0]): Promise<StoryCount | null> {
  return (otherDesk() ?? ownDesk).storyCount(asked)
}
