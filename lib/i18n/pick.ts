import type { Locale } from './locales'
import { isLocale, locales } from './locales'

/** A text with the language it is really in, so that `lang` can be set where it is not the page's. */
export type LocalizedText = { text: string; locale: Locale }

/**
 * The row in the wanted language, else in the first language of the portal that has one.
 * For names of sections, tags and authors only: a story's text never falls back silently.
 */
export function pickRow<Row extends { locale: string }>(rows: readonly Row[], wanted: Locale): Row | undefined {
  const order = [wanted, ...locales]
  for (const locale of order) {
    const row = rows.find((candidate) => candidate.locale === locale)
    if (row) return row
  }
  return rows[0]
}

/** One column of the picked row, with its language; `fallback` when there is no row or the text is empty. */
export function pickText<Row extends { locale: string }>(
  rows: readonly Row[],
  wanted: Locale,
  read: (row: Row) => string,
  fallback = '',
): LocalizedText {
  const row = pickRow(
    rows.filter((candidate) => read(candidate) !== ''),
    wanted,
  )
  if (!row) return { text: fallback, locale: wanted }
  return { text: read(row), locale: isLocale(row.locale) ? row.locale : wanted }
}

/** The `lang` attribute a text needs on a page of another language; undefined when it needs none. */
export function langAttribute(text: LocalizedText, pageLocale: Locale): Locale | undefined {
  return text.locale === pageLocale ? undefined : text.locale
}
