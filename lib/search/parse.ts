import { daySchema } from '@/lib/i18n/calendar'
import { isLocale, type Locale } from '@/lib/i18n/locales'
import { queryLength, queryParts } from './constants'

/** A word or a phrase that is looked for, or that must not be there. */
export type QueryPart = { kind: 'word' | 'phrase'; text: string; excluded: boolean }

/** What limits a search besides its words. Several values of one kind are alternatives. */
export type QueryFilters = {
  sections: string[]
  authors: string[]
  tags: string[]
  languages: Locale[]
  /** First and last day, yyyy-mm-dd, in the site's calendar. */
  from: string | null
  to: string | null
}

export type ParsedQuery = { parts: QueryPart[]; filters: QueryFilters }

type FilterKey = 'section' | 'author' | 'tag' | 'language' | 'from' | 'to'

/** Names of the filters in every language of the portal. */
const filterNames: Record<string, FilterKey> = {
  section: 'section',
  author: 'author',
  tag: 'tag',
  language: 'language',
  from: 'from',
  to: 'to',
  раздел: 'section',
  автор: 'author',
  тема: 'tag',
  язык: 'language',
  с: 'from',
  по: 'to',
  բաժին: 'section',
  հեղինակ: 'author',
  թեմա: 'tag',
  լեզու: 'language',
  սկսած: 'from',
  մինչև: 'to',
}

const openingQuotes = '"“”„«'
const closingQuotes = '"“”„»'
/** The Latin colon and the ones an Armenian keyboard has in its place. */
const name = '(?<name>\\p{L}{1,10})[:։]'
const quoted = `[${openingQuotes}](?<quoted>[^${closingQuotes}]*)(?:[${closingQuotes}]|$)`
const quotes = new RegExp(`[${openingQuotes}${closingQuotes}]`, 'gu')
const pattern = new RegExp(`(?<minus>-)?(?:${name}(?=\\S))?(?:${quoted}|(?<word>[^\\s${openingQuotes}]+))`, 'gu')

/**
 * Reads a query as a reader types it. Every text is a query: what is no filter, phrase or exclusion is a word.
 *
 * @example parseQuery('snow -rain "city hall" section:region from:2026-01').parts.length // 3
 */
export function parseQuery(query: string): ParsedQuery {
  const text = query
    .slice(0, queryLength)
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
  const parts: QueryPart[] = []
  const filters = noFilters()
  for (const { groups } of text.matchAll(pattern)) {
    const token = readToken(groups ?? {})
    const { filter, value, excluded } = token
    if (filter !== '' && !excluded && addFilter(filters, { name: filter, value })) continue
    parts.push(...partsOf(token).slice(0, queryParts - parts.length))
  }
  return { parts, filters }
}

type Token = { filter: string; value: string; isPhrase: boolean; excluded: boolean }

function readToken(groups: Record<string, string | undefined>): Token {
  const { minus, name: filter = '', quoted: phrase, word = '' } = groups
  // A quote that opened nothing says nothing: kept, it would open something when the query is read again.
  const value = (phrase ?? word).replace(quotes, ' ').replace(/\s+/gu, ' ').trim()
  return { filter, value, isPhrase: phrase !== undefined && /\s/.test(value), excluded: minus !== undefined }
}

/** What is no filter is words, also what looked like one. */
function partsOf({ filter, value, isPhrase, excluded }: Token): QueryPart[] {
  const whole = filter === '' ? value : `${filter} ${value}`
  return (isPhrase ? [whole] : whole.split(' '))
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece))
    .map((text): QueryPart => ({ kind: isPhrase ? 'phrase' : 'word', text, excluded }))
}

export function noFilters(): QueryFilters {
  return { sections: [], authors: [], tags: [], languages: [], from: null, to: null }
}

/**
 * Adds a filter that was typed or chosen.
 *
 * @returns whether it is one: `from:somewhere` is no date and so is a word
 */
export function addFilter(filters: QueryFilters, given: { name: string; value: string }): boolean {
  // PostgreSQL has no place for U+0000 and half a character.
  const value = given.value.replaceAll('\0', '').toWellFormed().trim()
  const lists = { section: filters.sections, author: filters.authors, tag: filters.tags } as const
  const key = filterNames[given.name.toLowerCase()]
  if (key === undefined || value === '') return false
  if (key === 'language') {
    const locale = value.toLowerCase()
    if (!isLocale(locale)) return false
    filters.languages.push(locale)
    return true
  }
  if (key === 'from' || key === 'to') {
    const day = key === 'from' ? firstDay(value) : lastDay(value)
    if (day === null) return false
    filters[key] = day
    return true
  }
  lists[key].push(value)
  return true
}

/** @example firstDay('2026-02') // '2026-02-01' */
export function firstDay(value: string): string | null {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(value) ?? []
  return validDay(`${year}-${month}-${day}`)
}

/** @example lastDay('2026-02') // '2026-02-28' */
export function lastDay(value: string): string | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(value) ?? []
  if (year === undefined) return null
  if (day !== undefined) return validDay(value)
  if (month === undefined) return validDay(`${year}-12-31`)
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return validDay(`${year}-${month}-${last}`)
}

function validDay(day: string): string | null {
  return daySchema.safeParse(day).success ? day : null
}
