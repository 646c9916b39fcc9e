import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { errorCode } from './system-errors'

function temporaryName(file: string): string {
  return `${file}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`
}

/** Replaces a file in one step: a reader or a crash sees the old text or the new one, never half of it. */
export function writeFileAtomic(options: { file: string; text: string; mode?: number }): void {
  const temporary = temporaryName(options.file)
  try {
    writeFileSync(temporary, options.text, { mode: options.mode ?? 0o644, flush: true })
    renameSync(temporary, options.file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** Creates a file with its whole text in one step; false when there is one already. */
export function createFileExclusive(options: { file: string; text: string; mode?: number }): boolean {
  const temporary = temporaryName(options.file)
  try {
    writeFileSync(temporary, options.text, { mode: options.mode ?? 0o644 })
    linkSync(temporary, options.file)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(temporary, { force: true })
  }
}

/** The text of a file; null when there is none. */
export function readIfPresent(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/** Parses JSON without throwing: undefined when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
