import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach } from 'vitest'

/** An empty directory with a space in its name for each test. */
export function temporaryDirectory(): () => string {
  let current = ''
  beforeEach(() => {
    current = mkdtempSync(path.join(tmpdir(), 'meridian runtime '))
  })
  afterEach(() => rmSync(current, { recursive: true, force: true }))
  return () => current
}
