/**
 * Calls of server actions that may be under way at once. One costs about 3 ms of a core, so this many wait 50 ms; more
 * would only queue up in front of pages.
 */
const atOnce = 16

/** Pages are sent to the beacon while there are more calls than this in a second: a fifth of what a core can do. */
const perSecond = 60

/** The signal stays this long after the last busy second, so that pages that read it a moment ago agree. Milliseconds. */
const lasting = 10_000

export type FrontDoor = ReturnType<typeof createFrontDoor>

/**
 * Decides which way views come in. The server action is the front door; when readers come in a rush they are told to use
 * the beacon, which costs a hundredth: by a field in the numbers they read anyway, and, those who did not read it in
 * time, by a refusal that costs nothing (`enter`). Both lead to the same queue, and a refused page sends a beacon at once, so
 * nothing is lost on the way.
 */
export function createFrontDoor({ now = Date.now }: { now?: () => number } = {}) {
  let inside = 0
  let second = 0
  let calls = 0
  let busyUntil = 0

  function arrive(): void {
    const present = Math.floor(now() / 1_000)
    if (present !== second) {
      second = present
      calls = 0
    }
    calls += 1
    if (calls > perSecond) busyUntil = now() + lasting
  }

  return {
    /** A call of the action wants in. Null: answer 503 without asking Next. Otherwise call the result when it is answered. */
    enter(): (() => void) | null {
      arrive()
      if (inside >= atOnce) {
        busyUntil = now() + lasting
        return null
      }
      inside += 1
      let left = false
      return () => {
        if (!left) inside -= 1
        left = true
      }
    },
    /** Which way pages should take. */
    way: (): 'action' | 'beacon' => (now() < busyUntil ? 'beacon' : 'action'),
  }
}

const globals = globalThis as typeof globalThis & { meridianFrontDoor?: FrontDoor }

/** The door of this process; on globalThis, because the server in front and Next's bundle each have a copy of this module. */
export function frontDoor(): FrontDoor {
  globals.meridianFrontDoor ??= createFrontDoor()
  return globals.meridianFrontDoor
}
