import type { Formats } from 'next-intl'

/** Every date, time and number on the site is written in one of these; the time zone comes from the site's settings. */
export const formats = {
  dateTime: {
    day: { day: 'numeric', month: 'long', year: 'numeric' },
    dayAndTime: {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    },
    shortDayAndTime: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    shortDay: { day: 'numeric', month: 'short' },
    month: { month: 'long', year: 'numeric' },
    weekdayShort: { weekday: 'short' },
    time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    weekday: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    year: { year: 'numeric' },
  },
  number: { integer: { maximumFractionDigits: 0 } },
} satisfies Formats

/**
 * Keeps "2026 թ." and "2026 г." on one line in a heading.
 *
 * @example keepYear('2026 թ. նոյեմբեր') // with a no-break space before "թ."
 */
export function keepYear(date: string): string {
  return date.replace(/(\d{4}) (?=[թг][.․])/g, '$1\u00a0')
}
