import { delivery } from '../constants'
import { now, tagClock } from '../store/tag-clock.mjs'

/** Milliseconds between two looks. */
const every = 60 * 60_000

/** Lets this thread's tag clock forget falls that are too old to matter. Each thread has a clock of its own. */
export function forgetOldFalls(): NodeJS.Timeout {
  return setInterval(() => tagClock.forget(now() - delivery.oldestCopy), every).unref()
}
