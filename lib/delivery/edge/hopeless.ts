import { delivery } from '../constants'
import { now } from '../store/tag-clock.mjs'

/** Milliseconds between two looks whether it is worth waiting. */
const looking = 100

/**
 * What `work` comes to, or null when waiting for it is hopeless: a slow page is worth waiting for, a database that does not answer makes
 * readers wait for nothing. The work itself goes on.
 */
export async function unlessHopeless<Result>(
  work: Promise<Result>,
  isDatabaseGone: () => boolean,
): Promise<Result | null> {
  const started = now()
  let timer: NodeJS.Timeout | undefined
  const hopeless = new Promise<null>((resolve) => {
    timer = setInterval(() => {
      const waited = now() - started
      if (waited > delivery.patience || (waited > delivery.patienceWithoutDatabase && isDatabaseGone())) resolve(null)
    }, looking)
  })
  work.catch(() => undefined)
  return Promise.race([work, hopeless]).finally(() => clearInterval(timer))
}
