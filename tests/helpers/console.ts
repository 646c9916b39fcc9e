import { format } from 'node:util'

type Level = 'error' | 'warn'

const allowed: { level: Level; pattern: RegExp }[] = []
const unexpected: string[] = []

/** Allows one kind of console output in the running test; everything else on console.error and console.warn fails it. */
export function allowConsole(level: Level, pattern: RegExp): void {
  allowed.push({ level, pattern })
}

/** What console.error and console.warn do during tests. */
export function recordConsole(level: Level, values: unknown[]): void {
  const text = format(...values)
  if (allowed.some((entry) => entry.level === level && entry.pattern.test(text))) return
  unexpected.push(`console.${level}: ${text}`)
}

/** Forgets what the test allowed and hands over what it wrote unasked. */
export function takeUnexpectedConsole(): string[] {
  allowed.length = 0
  return unexpected.splice(0)
}
