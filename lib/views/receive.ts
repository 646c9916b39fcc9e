import { env } from '@/lib/env'
import { countView } from './mutations'
import type { RequestHeaders } from './requests'
import type { ViewInput } from './schema'
import { views } from './service'

/** What the page is told. `counted` without a number: durable, but the database does not answer just then. */
export type Received =
  | { kind: 'counted'; count?: number; label?: string }
  /** There was nothing to count. */
  | { kind: 'noted' }
  | { kind: 'stranger' }
  | { kind: 'unknown' }

/**
 * A view from either way, the server action or the beacon: one queue and one set of rules.
 *
 * @param address the client's network (lib/client-address.ts); without one nobody can be told apart
 * @throws AppError `overloaded`
 */
export async function receiveView(
  view: ViewInput,
  request: { headers: RequestHeaders; address: string | null },
): Promise<Received> {
  const counting = await views()
  const { MERIDIAN_ORIGIN: origin, MERIDIAN_STAFF_NETWORKS: staff } = env()
  const { headers, address } = request
  const result = await countView(counting, view, { headers, address: address ?? '', origin, staff })
  if (result.kind !== 'counted') return result
  const { count, locale } = result
  return count === null || !locale
    ? { kind: 'counted' }
    : { kind: 'counted', count, label: counting.labels({ locale, count }) }
}
