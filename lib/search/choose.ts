import { isLocale } from '@/lib/i18n/locales'
import type { QueryFilters } from './parse'
import type { FacetKind } from './types'

function toggled<Value extends string>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value]
}

/**
 * The filters with a value of a facet chosen, or no longer chosen.
 *
 * @param active whether the value is chosen; a section may have been named by its title
 */
export function toggleFacet(
  filters: QueryFilters,
  { kind, value, active }: { kind: FacetKind; value: string; active: boolean },
): QueryFilters {
  switch (kind) {
    case 'section':
      return { ...filters, sections: active ? [] : [value] }
    case 'author':
      return { ...filters, authors: active ? [] : [value] }
    case 'language':
      return isLocale(value) ? { ...filters, languages: toggled(filters.languages, value) } : filters
    case 'year':
      return active
        ? { ...filters, from: null, to: null }
        : { ...filters, from: `${value}-01-01`, to: `${value}-12-31` }
  }
}
