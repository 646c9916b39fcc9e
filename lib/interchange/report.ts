import { describeProgress, describeRefusal } from './progress'
import type { ImportProgress, Refusal } from './types'

type Output = { write: (text: string) => unknown; isTTY?: boolean }

const clearLine = '\r\u001B[2K'

/** Milliseconds between two lines; in a terminal one line is written over and over, in a log every line stays. */
const intervals = { terminal: 200, log: 4_000 } as const

/** Tells a person, or a log, how an import is getting on. */
export function createReport(output: Output, size: number) {
  const interval = output.isTTY ? intervals.terminal : intervals.log
  let last = 0
  let shown = false

  function clear() {
    if (shown) output.write(clearLine)
    shown = false
  }

  return {
    progress(progress: ImportProgress) {
      if (progress.milliseconds - last < interval) return
      last = progress.milliseconds
      clear()
      const line = describeProgress(progress, size)
      output.write(output.isTTY ? line : `${line}\n`)
      shown = output.isTTY === true
    },
    refusal(refusal: Refusal) {
      clear()
      output.write(`${describeRefusal(refusal)}\n`)
    },
    end: clear,
  }
}
