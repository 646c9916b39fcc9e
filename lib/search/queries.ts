import type { Db } from '@/lib/db'
import type { Languages } from '@/lib/i18n/languages'
import { type Locale, locales } from '@/lib/i18n/locales'
import { resultLimit, resultLimitMax } from './constants'
import { decodeSearchCursor, encodeSearchCursor, type SearchCursor } from './cursor'
import { toFacets } from './facets'
import { allOf, lexemesOf, loosen, type Match, matchIn, toTsquery } from './match'
import { neighboursOf } from './neighbours'
import type { ParsedQuery } from './parse'
import { type SearchContext, searchContext } from './queries-context'
import { correctParts } from './queries-correct'
import { estimateFacets } from './queries-facets'
import { type ResolvedFilters, resolveFilters } from './queries-filters'
import { type FoundPage, findByDate, findByRelevance } from './queries-page'
import { layoutReadings, type Reading, spellingReadings } from './queries-readings'
import { anyLanguage, toTerms } from './terms'
import type { SearchResults, Sort } from './types'
import { questionsByTime } from './windows'
import { writeQuery } from './write-query'

export type SearchRequest = {
  /** The reader's languages, best first. */
  languages: Languages
  query: ParsedQuery
  /** What was typed, with the signs that mean nothing in a query: they may be letters of another keyboard layout. */
  text?: string
  sort?: Sort
  /** Cursor of the page before. */
  after?: string | null
  limit?: number
  /** Look for exactly this: no corrections. */
  exact?: boolean
}

const nothing: SearchResults = {
  items: [],
  total: { stories: 0, about: false },
  facets: { section: [], language: [], author: [], year: [] },
  next: null,
  correction: null,
  unknown: [],
  relaxed: false,
}

/**
 * Stories that match. When there are none, words that no text has are replaced by what was probably meant, and when that
 * does not help either, some of the words are enough; the answer says so.
 *
 * @throws when the database does not answer in time
 */
export async function searchStories(db: Db, request: SearchRequest): Promise<SearchResults> {
  const found = await findStories(db, request)
  const { parts, filters } = request.query
  const isHopeless = request.exact || found.unknown.length > 0 || !parts.some((part) => !part.excluded)
  if (found.total.stories > 0 || isHopeless) return found
  for (const reading of await layoutReadings(db, { text: request.text ?? '', query: request.query })) {
    const results = await readAs(db, { request, reading })
    if (results) return results
  }
  for (const reading of await spellingReadings(db, request.query)) {
    const results = await readAs(db, { request, reading })
    if (results) return results
  }
  const corrected = await correctParts(db, { parts, languages: filters.languages })
  if (corrected) {
    const query = { filters, parts: corrected.map(({ part }) => part) }
    const results = await findStories(db, { ...request, query })
    const kind = corrected.find((one) => one.kind !== null)?.kind ?? 'typo'
    if (results.total.stories > 0) return { ...results, correction: { kind, query: writeQuery(query) } }
  }
  const relaxed = await findStories(db, { ...request, relaxed: true })
  return { ...relaxed, relaxed: relaxed.total.stories > 0 }
}

/** What another reading of the query finds; null when that is nothing. */
async function readAs(
  db: Db,
  { request, reading }: { request: SearchRequest; reading: Reading },
): Promise<SearchResults | null> {
  const results = await findStories(db, { ...request, query: reading.query })
  const correction = { kind: reading.kind, query: writeQuery(reading.query) }
  return results.total.stories > 0 ? { ...results, correction } : null
}

/**
 * Stories that match, exactly as asked: no corrections. A query without words, phrases or filters finds nothing.
 *
 * @throws when the database does not answer in time
 */
export async function findStories(db: Db, request: SearchRequest & { relaxed?: boolean }): Promise<SearchResults> {
  const context = await searchContext(db)
  const { parts, filters } = request.query
  const limits = await resolveFilters(db, { filters, timeZone: context.timeZone })
  const unknownKinds = new Set(limits.unknown.map(({ kind }) => kind))
  // A filter that names nothing there is finds nothing; it must not find everything.
  const isImpossible = [...unknownKinds].some(
    (kind) => limits.unknown.filter((one) => one.kind === kind).length === filters[`${kind}s`].length,
  )
  const terms = toTerms(parts, filters.languages, request.relaxed)
  const onlyNoise = parts.length > 0 && terms.words === null
  const match = joined(terms.words, limits)
  if (isImpossible || onlyNoise || match === null) return { ...nothing, unknown: limits.unknown }
  return ask(db, { request, context, limits, match, wanted: terms.wanted })
}

function joined(words: Match | null, { match, since, until }: ResolvedFilters): Match | null {
  const all = [words, match].flatMap((one) => one ?? [])
  if (all.length > 0) return allOf(all)
  return since || until ? anyLanguage() : null
}

async function ask(
  db: Db,
  asked: {
    request: SearchRequest
    context: SearchContext
    limits: ResolvedFilters
    match: Match
    wanted: Match | null
  },
): Promise<SearchResults> {
  const { request, context, limits, match, wanted } = asked
  const { since, until } = limits
  const loose = loosen(match)
  const query = {
    query: toTsquery(loose ?? match),
    questions: questionsByTime({ weeks: context.weeks, now: new Date(), since, until }),
    phrases: loose && { match: toTsquery(match), beside: neighboursOf(match) },
    ranks: wanted && rankQueries(wanted),
    since,
    until,
  }
  const find = request.sort === 'date' ? findByDate : findByRelevance
  const { timeZone, halfLifeDays } = context
  const after = decodeSearchCursor(request.after)
  const page = await find(db, query, {
    languages: request.languages,
    timeZone,
    halfLifeDays,
    limit: Math.min(request.limit ?? resultLimit, resultLimitMax),
    after,
    lexemes: wanted ? lexemesOf(wanted) : [],
  })
  const numbers =
    page.counts === null
      ? await estimateFacets(db, query, { timeZone, at: page.at })
      : { counts: page.counts, stories: page.storyCount, about: false }
  const facets = toFacets({
    counts: numbers.counts,
    locale: request.languages[0],
    filters: request.query.filters,
    ids: limits.ids,
  })
  return {
    ...nothing,
    items: page.items,
    total: { stories: numbers.stories, about: numbers.about },
    facets,
    next: nextCursor(page, { sort: request.sort ?? 'relevance', after }),
    unknown: limits.unknown,
  }
}

/** What ranks the texts of each language that can have anything of it. */
function rankQueries(wanted: Match): Partial<Record<Locale, string>> {
  return Object.fromEntries(
    locales.flatMap((locale) => {
      const own = matchIn(wanted, locale)
      return own ? [[locale, toTsquery(own)]] : []
    }),
  )
}

function nextCursor(
  { stories, limit, at, oldest }: FoundPage,
  { sort, after }: { sort: Sort; after: SearchCursor | null },
): string | null {
  const last = stories.length > limit ? stories[limit - 1] : null
  if (!last) return null
  if (sort === 'date') return encodeSearchCursor({ value: last.value, id: last.translationId, at })
  const place = { value: last.value, id: last.articleId }
  const first = after ? after.first : oldest === null ? undefined : { ...place, oldest }
  return encodeSearchCursor({ ...place, at, ...(first ? { first } : {}) })
}
