import { z } from 'zod'
import type { Place } from '@/lib/i18n/languages'
import { paths } from '@/lib/i18n/paths'
import { queryLength } from './constants'
import { addFilter, noFilters, type ParsedQuery, parseQuery, type QueryFilters } from './parse'
import { type Sort, sorts } from './types'
import { writeQuery } from './write-query'

/** Parameters of a results page and of the API, read without complaint: anything is a valid search. */
export type SearchForm = {
  /** What was typed. */
  text: string
  /** What was typed and chosen, together. */
  query: ParsedQuery
  sort: Sort
  after: string | null
  exact: boolean
}

const filterFields = ['section', 'author', 'tag', 'language', 'from', 'to'] as const

const text = z.string().catch('')
const sort = z.enum(sorts).catch('relevance')

type Given = URLSearchParams | Record<string, string | string[] | undefined>

function allOf(given: Given, key: string): string[] {
  if (given instanceof URLSearchParams) return given.getAll(key)
  return [given[key] ?? []].flat()
}

/** A field of a form that was given twice counts once; filters may be given several times. */
export function parseSearchForm(given: Given): SearchForm {
  const first = (key: string) => allOf(given, key)[0]
  const typed = text.parse(first('q')).slice(0, queryLength).trim()
  const query = parseQuery(typed)
  for (const name of filterFields) {
    for (const value of allOf(given, name).slice(0, 10)) addFilter(query.filters, { name, value: value.slice(0, 200) })
  }
  return {
    text: typed,
    query,
    sort: sort.parse(first('sort')),
    after: first('after') ?? null,
    exact: first('exact') === '1',
  }
}

/** Whether anything is asked at all. */
export function isAsked({ query }: SearchForm): boolean {
  return query.parts.length > 0 || hasFilters(query.filters)
}

export function hasFilters({ sections, authors, tags, languages, from, to }: QueryFilters): boolean {
  return [...sections, ...authors, ...tags, ...languages].length > 0 || from !== null || to !== null
}

/** Parameters that give the same search again. */
export function searchParameters({ query, sort, exact, after }: Omit<SearchForm, 'text'>): URLSearchParams {
  const { parts, filters } = query
  const parameters = new URLSearchParams()
  const words = writeQuery({ parts, filters: noFilters() })
  if (words) parameters.set('q', words)
  for (const value of filters.sections) parameters.append('section', value)
  for (const value of filters.authors) parameters.append('author', value)
  for (const value of filters.tags) parameters.append('tag', value)
  for (const value of filters.languages) parameters.append('language', value)
  if (filters.from) parameters.set('from', filters.from)
  if (filters.to) parameters.set('to', filters.to)
  if (sort !== 'relevance') parameters.set('sort', sort)
  if (exact) parameters.set('exact', '1')
  if (after) parameters.set('after', after)
  return parameters
}

/** Address of a search; changing anything leads to its first page. */
export function searchAddress(place: Place, form: Omit<SearchForm, 'text'>, change: Partial<SearchForm> = {}): string {
  const parameters = searchParameters({ ...form, after: null, ...change }).toString()
  return `${paths.search(place)}${parameters ? `?${parameters}` : ''}`
}
