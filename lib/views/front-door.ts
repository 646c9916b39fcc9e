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
 * sends its view a second of reading later, so the door is closed before the rush is at it. From then on pages are
 * answered with a mark that saves them the question, too. Whoever comes to a closed door all the same, or to a crowded one, is
 * refused at the price of a header, and sends a beacon then. Both ways lead to the same queue, so nothing is lost.
 */
export function createFrontDoor({ now = Date.now }: { now?: () => number } = {}) {
  let inside = 0
  let second = 0
  let asked = 0
  let closedUntil = 0

  function close(): void {
    closedUntil = now() + lasting
  }

  /** Somebody comes who will send a view. */
  function note(): void {
    const present = Math.floor(now() / 1_000)
    if (present !== second) {
      second = present
      asked = 0
    }
    asked += 1
    if (asked > perSecond) close()
  }

  return {
    /** A page asks which way to take, a second before taking it. */
    way(): Way {
      note()
      return now() < closedUntil ? 'beacon' : 'action'
    },
    /** A page is asked for: whether it is to be marked. Marked pages do not ask for their way; they are noted here. */
    isRush(): boolean {
      if (now() >= closedUntil) return false
      note()
      return true
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

/** The door of this process: that of the thread that serves, which alone asks. On globalThis, for one copy of it where Next has its own of this module. */
export function frontDoor(): FrontDoor {
  globals.meridianFrontDoor ??= createFrontDoor()
  return globals.meridianFrontDoor
}
