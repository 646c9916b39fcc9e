import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daySchema, zonedDay, zonedDayRange } from '@/lib/i18n/calendar'

const zones = [
  ...['UTC', 'Asia/Yerevan', 'Asia/Kathmandu', 'America/New_York', 'Europe/Berlin'],
  ...['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Australia/Lord_Howe'],
]
const hour = 3_600_000

describe('zonedDayRange', () => {
  it.each([
    ['2026-11-23', 'Asia/Yerevan', '2026-11-22T20:00:00.000Z', 24],
    ['2026-11-23', 'UTC', '2026-11-23T00:00:00.000Z', 24],
    ['2026-11-23', 'Asia/Kathmandu', '2026-11-22T18:15:00.000Z', 24],
    ['2024-03-10', 'America/New_York', '2024-03-10T05:00:00.000Z', 23],
    ['2024-11-03', 'America/New_York', '2024-11-03T04:00:00.000Z', 25],
    ['2024-03-31', 'Europe/Berlin', '2024-03-30T23:00:00.000Z', 23],
    ['2024-10-27', 'Europe/Berlin', '2024-10-26T22:00:00.000Z', 25],
    // Lord Howe moves its clock by half an hour.
    ['2024-04-07', 'Australia/Lord_Howe', '2024-04-06T13:00:00.000Z', 24.5],
    ['2024-02-29', 'Pacific/Kiritimati', '2024-02-28T10:00:00.000Z', 24],
  ])('%s in %s begins at %s and has %d hours', (day, timeZone, start, hours) => {
    const range = zonedDayRange(day, timeZone)
    expect(range.start.toISOString()).toBe(start)
    expect((range.end.getTime() - range.start.getTime()) / hour).toBe(hours)
  })

  it('holds exactly the instants whose day it is', () => {
    const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, timeZone) => {
        const { start, end } = zonedDayRange(zonedDay(instant, timeZone), timeZone)
        expect(start.getTime()).toBeLessThanOrEqual(instant.getTime())
        expect(end.getTime()).toBeGreaterThan(instant.getTime())
      }),
    )
  })

  it('leaves no gap and no overlap between a day and the next', () => {
    const days = fc.integer({ min: 0, max: 14_000 }).map((days) => addDays('2000-01-01', days))
    fc.assert(
      fc.property(days, fc.constantFrom(...zones), (day, timeZone) => {
        expect(zonedDayRange(day, timeZone).end).toEqual(zonedDayRange(addDays(day, 1), timeZone).start)
      }),
    )
  })
})

describe('zonedDay', () => {
  it.each([
    ['2024-12-31T19:59:59.999Z', 'Asia/Yerevan', '2024-12-31'],
    ['2024-12-31T20:00:00.000Z', 'Asia/Yerevan', '2025-01-01'],
    ['2024-12-31T20:00:00.000Z', 'UTC', '2024-12-31'],
    ['2024-01-01T10:59:00.000Z', 'Pacific/Pago_Pago', '2023-12-31'],
  ])('%s in %s is %s', (instant, timeZone, day) => {
    expect(zonedDay(new Date(instant), timeZone)).toBe(day)
  })
})

describe('addDays', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2024-01-01', -1, '2023-12-31'],
    ['2024-03-10', 1, '2024-03-11'],
  ])('%s and %d is %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected)
  })
})

describe('daySchema', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2024-2-9', false],
    ['2024-13-01', false],
    ['2024-01-01T00:00', false],
    ['', false],
  ])('%j: %s', (value, valid) => {
    expect(daySchema.safeParse(value).success).toBe(valid)
  })
})
