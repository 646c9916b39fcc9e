import { delivery } from '../constants'
import { now } from '../store/tag-clock.mjs'

/** A slow page is worth waiting for; a database that does not answer makes readers wait for nothing. Resolves with null. */
export async function untilHopeless(isDatabaseGone: () => boolean): Promise<null> {
  const started = now()
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 100).unref())
    const waited = now() - started
    if (waited > delivery.patience || (waited > delivery.patienceWithoutDatabase && isDatabaseGone())) return null
  }
}
