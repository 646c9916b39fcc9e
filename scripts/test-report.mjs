import { readFileSync } from 'node:fs'

/** Counts of a stage; whatever did not run counts as failed, so that nothing is skipped unseen. */
function counts({ passed, failed, skipped, status }) {
  const bad = failed + skipped
  // A runner can fail beside its tests: an unhandled rejection, a file that does not load, a filter that finds nothing.
  const hidden = bad === 0 && (status !== 0 || passed === 0) ? 1 : 0
  return { passed, failed: bad + hidden, skipped }
}

/** A stage that is one check: it passed or it did not. */
export function singleCheck(status) {
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/** @param file vitest's JSON report */
export function vitestCounts({ file, status }) {
  const report = read(file)
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
  return counts({ passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0, skipped, status })
}

/** @param file Playwright's JSON report */
export function playwrightCounts({ file, status }) {
  const stats = read(file)?.stats
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0)
  return counts({ passed: stats?.expected ?? 0, failed, skipped: stats?.skipped ?? 0, status })
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** The table at the end: every stage, what it counted, how long it took. */
export function summary(results) {
  const width = Math.max(...results.map(({ name }) => name.length))
  return results
    .map(({ name, passed, failed, skipped, seconds }) => {
      const verdict = failed === 0 ? 'ok    ' : 'FAILED'
      const notes = skipped > 0 ? ` (${skipped} skipped, counted as failed)` : ''
      return `  ${verdict} ${name.padEnd(width)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s${notes}`
    })
    .join('\n')
}
