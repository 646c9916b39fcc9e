import { cacheLife, cacheTag } from 'next/cache'
import { cacheTags } from '@/lib/cache-tags'
import { db } from '@/lib/db'
import { languagesOf, type Place } from '@/lib/i18n/languages'
import { getArchiveMonth } from './queries'
import type { ArchiveMonth } from './types'

export async function loadArchiveMonth(query: {
  place: Place
  timeZone: string
  month?: string
}): Promise<ArchiveMonth> {
  'use cache'
  cacheLife('list')
  cacheTag(cacheTags.all, ...languagesOf(query.place).map(cacheTags.front))
  return getArchiveMonth(db(), query)
}
