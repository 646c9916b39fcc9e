import type { z } from 'zod'
import { faultsPerLine } from './constants'
import type { Fault } from './types'

/**
 * A path as JSONPath writes it.
 *
 * @example jsonPath(['translations', 'hy', 'body', 3]) // '$.translations.hy.body[3]'
 * @source https://www.rfc-editor.org/rfc/rfc9535#name-normalized-paths
 */
export function jsonPath(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => {
    if (typeof step === 'number') return `[${step}]`
    const name = String(step)
    return /^[A-Za-z_][\w-]*$/.test(name) ? `.${name}` : `[${JSON.stringify(shorten(name, 60))}]`
  })
  return `$${steps.join('')}`
}

/** Values come from the line: in a message they are cut and kept on one line. */
export function shorten(text: string, length: number): string {
  const flat = JSON.stringify(text).slice(1, -1)
  return flat.length > length ? `${flat.slice(0, length)}…` : flat
}

type Issue = z.core.$ZodIssue

/** For a choice of forms zod lists the faults of each; the one that is of the right type is the one that was meant. */
function flatten(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const meant = issue.errors.find(
    (issues) => !issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  )
  if (!meant || meant.length === 0) return [issue]
  return meant.slice(0, faultsPerLine).flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] }))
}

function describe(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return 'is missing'
  return issue.message
}

function toFaults(issue: Issue): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .slice(0, faultsPerLine)
      .map((key) => ({ path: jsonPath([...issue.path, key]), reason: 'unknown key' }))
  }
  return [{ path: jsonPath(issue.path), reason: describe(issue) }]
}

/** Where and why a value does not fit, the first few of its faults. */
export function describeIssues(issues: readonly Issue[]): Fault[] {
  const faults = issues.slice(0, faultsPerLine).flatMap(flatten).flatMap(toFaults)
  const shown = faults.slice(0, faultsPerLine)
  const hidden = Math.max(issues.length, faults.length) - shown.length
  return hidden > 0 ? [...shown, { path: '$', reason: `and ${hidden} more faults` }] : shown
}
