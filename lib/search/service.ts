import type { Db } from '@/lib/db'
import type { Locale } from '@/lib/i18n/locales'
import { logger } from '@/lib/logger'
import { addSearchCounts, type CountedSearch, countedQuery, forgetSearchCounts } from './mutations-counts'

/** Milliseconds in which counts are gathered before they are written together: a search itself writes nothing. */
const gathering = 5_000

/** Different queries that are remembered meanwhile; what a flood brings beyond them is not counted. */
const gatheredQueries = 2_000

const day = 24 * 60 * 60 * 1000

type Gathered = { counts: Map<string, CountedSearch>; timer: NodeJS.Timeout | null; cleaned: number }

const globals = globalThis as typeof globalThis & { meridianSearchCounts?: Gathered }

function gathered(): Gathered {
  globals.meridianSearchCounts ??= { counts: new Map(), timer: null, cleaned: 0 }
  return globals.meridianSearchCounts
}

/** Counts a search, without its reader. Written a little later; a crash loses the counts of some seconds. */
export function countSearch(db: Db, search: { locale: Locale; query: string; found: number }): void {
  const query = countedQuery(search.query)
  const state = gathered()
  if (query === null) return
  const key = `${search.locale} ${query}`
  const present = state.counts.get(key)
  if (!present && state.counts.size >= gatheredQueries) return
  state.counts.set(key, { locale: search.locale, query, found: search.found, searches: (present?.searches ?? 0) + 1 })
  if (state.timer) return
  state.timer = setTimeout(() => {
    writeCounts(db).catch((error) => logger.error('searches could not be counted', error))
  }, gathering)
  state.timer.unref()
}

/** Writes what was gathered, and once a day forgets what is old. */
export async function writeCounts(db: Db): Promise<void> {
  const state = gathered()
  if (state.timer) clearTimeout(state.timer)
  state.timer = null
  const counts = [...state.counts.values()]
  state.counts.clear()
  await addSearchCounts(db, counts)
  if (Date.now() - state.cleaned < day) return
  state.cleaned = Date.now()
  await forgetSearchCounts(db)
}
