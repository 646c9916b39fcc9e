import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'

export type BoundedLog = {
  file: string
  write: (text: string | Uint8Array) => void
  /** The end of what was written since this log was opened, for a failure's detail. */
  tail: () => string
}

const tailCharacters = 4_000

/**
 * A log file that never takes more than twice `maxBytes`: a full one becomes `<file>.1`, replacing the one before.
 * Writing never throws: a full disk must not bring down the process that reports it.
 */
export function openBoundedLog(options: { file: string; maxBytes?: number }): BoundedLog {
  const { file } = options
  const maxBytes = options.maxBytes ?? 5_000_000
  let size = 0
  let recent = ''
  attempt(() => mkdirSync(path.dirname(file), { recursive: true }))
  attempt(() => {
    size = statSync(file).size
  })

  return {
    file,
    write(text) {
      recent = (recent + (typeof text === 'string' ? text : Buffer.from(text).toString('utf8'))).slice(-tailCharacters)
      attempt(() => {
        if (size > maxBytes) {
          renameSync(file, `${file}.1`)
          size = 0
        }
        append(file, text)
        size += text.length
      })
    },
    tail: () => recent.trim(),
  }
}

/** A file left by another user (a start as root, say) is replaced: the directory is ours. */
function append(file: string, text: string | Uint8Array): void {
  try {
    appendFileSync(file, text, { mode: 0o640 })
  } catch {
    rmSync(file, { force: true })
    appendFileSync(file, text, { mode: 0o640 })
  }
}

function attempt(run: () => void): void {
  try {
    run()
  } catch {
    // See openBoundedLog: a log is the last place that may fail loudly.
  }
}
