import type { ArticleSummary } from '@/lib/articles/types'
import { cacheTags, storyTags } from '@/lib/cache-tags'
import { cachedRead } from '@/lib/cached-read'
import { db } from '@/lib/db'
import type { Place } from '@/lib/i18n/languages'
import { type MostReadPeriod, mostReadLimits } from './constants'
import { listMonthTotals, listMostRead, listRising } from './queries'

type Query = { place: Place; period: MostReadPeriod; section?: string; limit: number }

/** Short-lived, and never dropped by a view; a story that is withdrawn drops it by its own tag. */
export const loadMostRead = cachedRead({
  name: 'most read',
  life: 'moving',
  tags: (_, stories) => [cacheTags.mostRead, ...storyTags(stories)],
  read: (query: Query) => listMostRead(db(), query),
})

/** For a column that should not be empty in a quiet week: the shortest period that fills it. */
export async function loadMostReadColumn(query: { place: Place; section?: string }): Promise<ArticleSummary[]> {
  const limit = mostReadLimits.column
  const day = await loadMostRead({ ...query, period: 'day', limit })
  if (day.length >= limit) return day
  const week = await loadMostRead({ ...query, period: 'week', limit })
  return week.length >= limit ? week : loadMostRead({ ...query, period: 'month', limit })
}

export const loadRising = cachedRead({
  name: 'rising',
  life: 'moving',
  tags: (_, stories) => [cacheTags.mostRead, ...storyTags(stories)],
  read: (place: Place) => listRising(db(), { place, limit: mostReadLimits.rising }),
})

export const loadMonthTotals = cachedRead({
  name: 'month totals',
  life: 'moving',
  tags: () => [cacheTags.mostRead],
  read: (months: number) => listMonthTotals(db(), months),
})
