import { describe, expect, it } from 'vitest'
import { formats, keepYear } from '@/lib/i18n/formats'
import { locales } from '@/lib/i18n/locales'

describe('a date in a heading', () => {
  it.each(locales)('has no break between the year and its word in %s', (locale) => {
    const date = new Date('2026-11-25T12:00:00Z')
    for (const options of [formats.dateTime.day, formats.dateTime.month]) {
      const written = new Intl.DateTimeFormat(locale, options).format(date)
      expect(keepYear(written)).not.toMatch(/2026 (?!\p{L}{3})/u)
      expect(keepYear(written).replace(/\s/g, ' ')).toBe(written.replace(/\s/g, ' '))
    }
  })
})
