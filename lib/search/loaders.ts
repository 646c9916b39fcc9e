import { type Attempt, attempt } from '@/lib/attempt'
import { createDb, isReplicaCurrent, type PrismaClient } from '@/lib/db'
import { env } from '@/lib/env'
import type { Locale } from '@/lib/i18n/locales'
import { type SearchRequest, searchStories } from './queries'
import { suggest } from './queries-suggest'
import { countSearch } from './service'
import type { Suggestion } from './suggestion'
import type { SearchResults } from './types'

/** Milliseconds after which a search is given up: a hundred times what it should take. */
const statementTimeout = 3_000

/** Connections of searches alone: a flood of them leaves the pages theirs. */
const poolSize = 4

const globals = globalThis as typeof globalThis & {
  meridianSearchDb?: PrismaClient
  meridianSearchReadDb?: PrismaClient
}

function searchDb(): PrismaClient {
  globals.meridianSearchDb ??= createDb({
    url: env().DATABASE_URL,
    name: 'search',
    poolSize,
    statementTimeout,
    keepPlans: true,
  })
  return globals.meridianSearchDb
}

/** Searches write nothing but their counts. */
function searchReadDb(): PrismaClient {
  const { DATABASE_READ_URL: url } = env()
  if (!url || !isReplicaCurrent()) return searchDb()
  globals.meridianSearchReadDb ??= createDb({
    url,
    name: 'search replica',
    poolSize,
    statementTimeout,
    keepPlans: true,
  })
  return globals.meridianSearchReadDb
}

/**
 * Not cached: there are as many queries as readers. A fault of the database is a fault, never "nothing found".
 *
 * @param typed the query as it was typed, which is counted
 */
export async function loadSearch(request: SearchRequest & { typed: string }): Promise<Attempt<SearchResults>> {
  return attempt(async () => {
    const results = await searchStories(searchReadDb(), request)
    if (!request.after)
      countSearch(searchDb(), { locale: request.languages[0], query: request.typed, found: results.total.stories })
    return results
  })
}

export async function loadSuggestions(search: { locale: Locale; query: string }): Promise<Attempt<Suggestion[]>> {
  return attempt(() => suggest(searchReadDb(), search))
}
