import { z } from 'zod'

/** A calendar day of a newspaper's life, yyyy-mm-dd: the database knows no year 0. */
export const daySchema = z.iso.date().regex(/^(1[89]|2\d)/)

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Making one takes a hundred times as long as asking it. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  clocks.set(timeZone, clock)
  return clock
}

/**
 * Offset of a time zone from UTC at an instant, in milliseconds.
 *
 * @example zoneOffset(new Date('2026-11-23T00:00:00Z'), 'Asia/Yerevan') // 14_400_000
 */
function zoneOffset(instant: Date, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((candidate) => candidate.type === type)?.value)
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return local - Math.floor(instant.getTime() / 1000) * 1000
}

/** The instant at which a calendar day begins in a time zone. The second look settles days on which the clock changes. */
function startOfDay(day: string, timeZone: string): Date {
  const utcMidnight = Date.parse(`${day}T00:00:00Z`)
  const guess = new Date(utcMidnight - zoneOffset(new Date(utcMidnight), timeZone))
  return new Date(utcMidnight - zoneOffset(guess, timeZone))
}

/** A month of a newspaper's life, yyyy-mm. */
export const monthSchema = z.string().regex(/^(1[89]|2\d)\d\d-(0[1-9]|1[0-2])$/)

/** The day after (`days` = 1) or before (`days` = -1). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/**
 * The instants between which a calendar day lies in a time zone; `end` is exclusive.
 *
 * @example zonedDayRange('2026-11-23', 'Asia/Yerevan').start.toISOString() // '2026-11-22T20:00:00.000Z'
 */
export function zonedDayRange(day: string, timeZone: string): { start: Date; end: Date } {
  return { start: startOfDay(day, timeZone), end: startOfDay(addDays(day, 1), timeZone) }
}

/**
 * The month after (`months` = 1) or before (`months` = -1).
 *
 * @example addMonths('2026-12', 1) // '2027-01'
 */
export function addMonths(month: string, months: number): string {
  const date = new Date(`${month}-01T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString().slice(0, 7)
}

/** Days of a month, 28 to 31. */
export function daysInMonth(month: string): number {
  return Number(addDays(`${addMonths(month, 1)}-01`, -1).slice(8))
}

/** The instants between which a calendar month lies in a time zone; `end` is exclusive. */
export function zonedMonthRange(month: string, timeZone: string): { start: Date; end: Date } {
  return { start: startOfDay(`${month}-01`, timeZone), end: startOfDay(`${addMonths(month, 1)}-01`, timeZone) }
}

/** The calendar day of an instant in a time zone, yyyy-mm-dd. */
export function zonedDay(instant: Date, timeZone: string): string {
  return new Date(instant.getTime() + zoneOffset(instant, timeZone)).toISOString().slice(0, 10)
}

/**
 * An instant as ISO 8601 with the offset of a time zone, to the second.
 *
 * @example zonedInstant(new Date('2026-11-23T20:00:00Z'), 'Asia/Yerevan') // '2026-11-24T00:00:00+04:00'
 */
export function zonedInstant(instant: Date, timeZone: string): string {
  const offset = zoneOffset(instant, timeZone)
  const local = new Date(instant.getTime() + offset).toISOString().slice(0, 19)
  const minutes = Math.abs(Math.round(offset / 60_000))
  const part = (value: number) => String(value).padStart(2, '0')
  return `${local}${offset < 0 ? '-' : '+'}${part(Math.floor(minutes / 60))}:${part(minutes % 60)}`
}
