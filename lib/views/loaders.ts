import { cacheLife, cacheTag } from 'next/cache'
import type { ArticleSummary } from '@/lib/articles/types'
import { cacheTags } from '@/lib/cache-tags'
import { db } from '@/lib/db'
import type { Place } from '@/lib/i18n/languages'
import { type MostReadPeriod, mostReadLimits } from './constants'
import { listMonthTotals, listMostRead, listRising, type MonthTotals } from './queries'

type Query = { place: Place; period: MostReadPeriod; section?: string; limit: number }

/** Short-lived, and never dropped by a view; a story that is withdrawn drops it by its own tag. */
export async function loadMostRead(query: Query): Promise<ArticleSummary[]> {
  'use cache'
  cacheLife('moving')
  cacheTag(cacheTags.all, cacheTags.mostRead)
  const stories = await listMostRead(db(), query)
  for (const { articleId } of stories) cacheTag(cacheTags.article(articleId))
  return stories
}

/** For a column that should not be empty in a quiet week: the shortest period that fills it. */
export async function loadMostReadColumn(query: { place: Place; section?: string }): Promise<ArticleSummary[]> {
  const limit = mostReadLimits.column
  const day = await loadMostRead({ ...query, period: 'day', limit })
  if (day.length >= limit) return day
  const week = await loadMostRead({ ...query, period: 'week', limit })
  return week.length >= limit ? week : loadMostRead({ ...query, period: 'month', limit })
}

export async function loadRising(place: Place): Promise<ArticleSummary[]> {
  'use cache'
  cacheLife('moving')
  cacheTag(cacheTags.all, cacheTags.mostRead)
  const stories = await listRising(db(), { place, limit: mostReadLimits.rising })
  for (const { articleId } of stories) cacheTag(cacheTags.article(articleId))
  return stories
}

export async function loadMonthTotals(): Promise<MonthTotals[]> {
  'use cache'
  cacheLife('moving')
  cacheTag(cacheTags.all, cacheTags.mostRead)
  return listMonthTotals(db(), 12)
}
