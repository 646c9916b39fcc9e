import { isLocale, type Locale } from '@/lib/i18n/locales'
import { pickText } from '@/lib/i18n/pick'
import type { QueryFilters } from './parse'
import type { FacetCounts } from './queries-facets'
import type { Facets, FacetValue } from './types'

/** Facets with the names readers know their values by, and which of them are chosen. */
export function toFacets(given: {
  counts: FacetCounts
  locale: Locale
  filters: QueryFilters
  /** Ids of the sections and authors that are filtered by. */
  ids: ReadonlySet<string>
}): Facets {
  const { counts, locale, filters, ids } = given
  const named = (rows: FacetCounts['section']): FacetValue[] =>
    rows.flatMap(({ value, slug, names, stories }) => {
      if (slug === null) return []
      return [
        { value: slug, name: pickText(names ?? [], locale, ({ name }) => name, slug), stories, active: ids.has(value) },
      ]
    })
  return {
    section: named(counts.section),
    author: named(counts.author),
    language: counts.language.flatMap(({ value, stories }) =>
      isLocale(value) ? [{ value, name: null, stories, active: filters.languages.includes(value) }] : [],
    ),
    year: counts.year.map(({ value, stories }) => ({
      value,
      name: null,
      stories,
      active: filters.from === `${value}-01-01` && filters.to === `${value}-12-31`,
    })),
  }
}
