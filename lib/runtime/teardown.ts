import { endChildren } from './children'

export type Teardown = {
  /** Registers what undoes a step that was just made. */
  add: (undo: () => Promise<void> | void) => void
  /** Undoes everything, the latest first. Further calls wait for the first. */
  run: () => Promise<void>
  /** Whether the end has begun: from then on a child that ends is no fault. */
  begun: () => boolean
}

/** Collects what has to be undone at the end, however the end comes. */
export function createTeardown(): Teardown {
  const undos: Array<() => Promise<void> | void> = []
  let running: Promise<void> | undefined

  async function undoAll(): Promise<void> {
    for (let undo = undos.pop(); undo; undo = undos.pop()) {
      try {
        await undo()
      } catch (error) {
        console.error(error)
      }
      // What was being started in the very moment of the signal registers late, and children nobody registered.
      if (undos.length === 0) await endChildren()
    }
    await endChildren()
  }

  return {
    add: (undo) => {
      undos.push(undo)
    },
    run: () => {
      running ??= undoAll()
      return running
    },
    begun: () => running !== undefined,
  }
}
