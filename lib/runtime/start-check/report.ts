import type { Result } from './scenarios'

export type Outcome = { title: string; person: string } & ({ ok: true; result: Result } | { ok: false; reason: string })

/** One line per scenario: whether it held, its time and its limit. */
export function outcomeLine(outcome: Outcome): string {
  const title = `${outcome.person.padEnd(10)}${outcome.title.padEnd(52)}`
  if (!outcome.ok) return `✗ ${title}\n${outcome.reason.replace(/^/gm, '      ')}`
  const { seconds, limit, note } = outcome.result
  const time = `${seconds.toFixed(2)} s`.padStart(8) + (limit ? `  (≤ ${limit} s)`.padEnd(12) : ' '.repeat(12))
  return `${isHeld(outcome) ? '✓' : '✗'} ${title}${time}${note ?? ''}`.trimEnd()
}

export function isHeld(outcome: Outcome): boolean {
  return outcome.ok && (outcome.result.limit === undefined || outcome.result.seconds <= outcome.result.limit)
}
