import { afterEach, beforeEach, expect } from 'vitest'
import { recordConsole, takeUnexpectedConsole } from '@/tests/helpers/console'

// Assigned, not spied on: `restoreMocks` would give the console back before the check below.
console.error = (...values: unknown[]) => recordConsole('error', values)
console.warn = (...values: unknown[]) => recordConsole('warn', values)

beforeEach(() => {
  takeUnexpectedConsole()
})

afterEach(() => {
  expect(takeUnexpectedConsole(), 'a test may not write to console.error or console.warn (see allowConsole)').toEqual(
    [],
  )
})
