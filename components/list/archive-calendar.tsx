import type { ArchiveMonth } from '@/lib/discovery/types'
import { addMonths, daysInMonth } from '@/lib/i18n/calendar'
import type { Languages } from '@/lib/i18n/languages'
import { paths } from '@/lib/i18n/paths'
import { useFormatter, useTranslations } from '@/lib/i18n/translations'
import styles from './archive-calendar.module.css'

/** Weeks of a month from Monday, in days of the month; null where another month's days are. */
function weeksOf(month: string): (number | null)[][] {
  const before = (new Date(`${month}-01T00:00:00Z`).getUTCDay() + 6) % 7
  const cells = [...Array(before).fill(null), ...Array.from({ length: daysInMonth(month) }, (_, index) => index + 1)]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => cells[week * 7 + day] ?? null),
  )
}

/** 1 January 2024 was a Monday. */
const monday = Date.UTC(2024, 0, 1)
const week = Array.from({ length: 7 }, (_, day) => new Date(monday + day * 86_400_000))

/** A month of the archive; days with stories are links. Dates are calendar dates, so they are written in UTC. */
export function ArchiveCalendar({
  calendar,
  languages,
  day,
}: {
  calendar: ArchiveMonth
  languages: Languages
  day: string | undefined
}) {
  const t = useTranslations('ArchivePage')
  const format = useFormatter()
  const { month, days, today } = calendar
  const date = (text: string) => new Date(`${text}T00:00:00Z`)
  return (
    <nav aria-label={t('calendar')} className={styles.calendar}>
      <table className={styles.month}>
        <caption className={styles.caption}>
          <a href={paths.archive(languages, month)} aria-current={day ? undefined : 'page'}>
            {format.dateTime(date(`${month}-01`), 'month', { timeZone: 'UTC' })}
          </a>
        </caption>
        <thead>
          <tr>
            {week.map((weekday) => (
              <th key={weekday.getTime()} scope="col">
                {format.dateTime(weekday, 'weekdayShort', { timeZone: 'UTC' })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((cells) => (
            <tr key={cells.find((cell) => cell !== null)}>
              {cells.map((cell, index) => {
                const name = cell === null ? '' : `${month}-${String(cell).padStart(2, '0')}`
                return (
                  <td key={week[index]?.getTime()} data-today={name === today || undefined}>
                    {days.includes(name) ? (
                      <a
                        href={paths.archive(languages, name)}
                        aria-label={format.dateTime(date(name), 'day', { timeZone: 'UTC' })}
                        aria-current={name === day ? 'date' : undefined}
                      >
                        {cell}
                      </a>
                    ) : (
                      cell
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.months}>
        <a href={paths.archive(languages, addMonths(month, -1))} rel="prev nofollow">
          {t('previousMonth')}
        </a>
        {month < today.slice(0, 7) ? (
          <a href={paths.archive(languages, addMonths(month, 1))} rel="nofollow">
            {t('nextMonth')}
          </a>
        ) : null}
      </p>
    </nav>
  )
}
