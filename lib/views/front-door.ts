/**
 * Calls of server actions that may be under way at once. One costs about 3 ms of a core, so this many wait 50 ms; more
 * would only queue up in front of pages.
 */
const atOnce = 16

/** Readers in a second who are sent to the action: a tenth of what a core can do. */
const perSecond = 32

/** The door stays closed this long after the last second in which more came. Milliseconds. */
const lasting = 10_000

export type Way = 'action' | 'beacon'

export type FrontDoor = ReturnType<typeof createFrontDoor>

/**
 * Decides which way views come in. The server action is the front door; readers who come in a rush are told to use the
 * beacon, which costs a hundredth. They say themselves that they are coming: every page reads its number at once and
 * sends its view a second of reading later, so the door is closed before the rush is at it. Whoever comes to a closed
 * door all the same, or to a crowded one, is refused at the price of a header, and sends a beacon then. Both ways lead to the same queue,
 * so nothing is lost on the way.
 */
export function createFrontDoor({ now = Date.now }: { now?: () => number } = {}) {
  let inside = 0
  let second = 0
  let asked = 0
  let closedUntil = 0

  function close(): void {
    closedUntil = now() + lasting
  }

  return {
    /** A reader asks which way to take, a second before taking it. */
    way(): Way {
      const present = Math.floor(now() / 1_000)
      if (present !== second) {
        second = present
        asked = 0
      }
      asked += 1
      if (asked > perSecond) close()
      return now() < closedUntil ? 'beacon' : 'action'
    },
    /** A call of the action wants in. Null: answer 503 without asking Next. Otherwise call the result when it is answered. */
    enter(): (() => void) | null {
      if (inside >= atOnce) close()
      if (now() < closedUntil) return null
      inside += 1
      let left = false
      return () => {
        if (!left) inside -= 1
        left = true
      }
    },
  }
}

const globals = globalThis as typeof globalThis & { meridianFrontDoor?: FrontDoor }

/** The door of this process; on globalThis, because the server in front and Next's bundle each have a copy of this module. */
export function frontDoor(): FrontDoor {
  globals.meridianFrontDoor ??= createFrontDoor()
  return globals.meridianFrontDoor
}
