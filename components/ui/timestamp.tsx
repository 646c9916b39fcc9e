import type { formats } from '@/lib/i18n/formats'
import { useFormatter } from '@/lib/i18n/translations'

/** An instant in the site's time zone, readable by machines. */
export function Timestamp({ date, format }: { date: Date; format: keyof typeof formats.dateTime }) {
  return <time dateTime={date.toISOString()}>{useFormatter().dateTime(date, format)}</time>
}
