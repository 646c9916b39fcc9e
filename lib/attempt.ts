import { PHASE_PRODUCTION_BUILD } from 'next/constants'
import { unstable_rethrow } from 'next/navigation'
import { logger } from './logger'

export type Attempt<Value> = { ok: true; value: Value } | { ok: false }

/**
 * Runs a page's loader and turns a fault into a value, so that the page can say "unavailable" in the reader's language
 * with status 503. Next's own error page is empty without JavaScript.
 * During the build a fault stays a fault: a site must not be built out of error pages.
 */
export async function attempt<Value>(load: () => Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { ok: true, value: await load() }
  } catch (error) {
    unstable_rethrow(error)
    if (process.env.NEXT_PHASE === PHASE_PRODUCTION_BUILD) throw error
    logger.error('a page could not be loaded', error)
    return { ok: false }
  }
}
