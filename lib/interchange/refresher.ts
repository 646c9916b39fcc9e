import { cacheTags } from '@/lib/cache-tags'
import { requestInvalidation } from '@/lib/invalidation'

/** Milliseconds between two knocks: readers see new stories while a long import runs, and the cache still has a use. */
const interval = 2_000

/** Tells a running site that its pages are out of date: every two seconds while stories arrive, and at the end. */
export function createRefresher(
  session: { origin: string | null; secret: string },
  request: typeof requestInvalidation = requestInvalidation,
) {
  const { origin, secret } = session
  let last = performance.now()
  let isDirty = false
  let telling: Promise<boolean> = Promise.resolve(true)

  function tell() {
    if (origin === null) return
    last = performance.now()
    isDirty = false
    telling = telling.then(() => request({ origin, secret, tags: [cacheTags.all] }))
  }

  return {
    changed() {
      isDirty = true
      if (performance.now() - last >= interval) tell()
    },
    /** @returns whether the site has heard of the last change, or there is none to tell */
    async finish(): Promise<boolean> {
      if (isDirty) tell()
      return telling
    },
  }
}
