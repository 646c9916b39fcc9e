import { cacheLife, cacheTag } from 'next/cache'
import type { ArticleSummary, ArticleView } from '@/lib/articles/types'
import { cacheTags, storyTags } from '@/lib/cache-tags'
import { readDb } from '@/lib/db'
import { languagesOf, type Place } from '@/lib/i18n/languages'
import type { Locale } from '@/lib/i18n/locales'
import { getArchiveMonth } from './queries'
import { listRelated } from './related/queries'
import type { ArchiveMonth } from './types'

export async function loadArchiveMonth(query: {
  place: Place
  timeZone: string
  month?: string
}): Promise<ArchiveMonth> {
  'use cache'
  cacheLife('moving')
  cacheTag(cacheTags.all, ...languagesOf(query.place).map(cacheTags.front))
  return getArchiveMonth(readDb(), query)
}

/** Stories under an article. */
const relatedCount = 4

export async function loadRelated(article: ArticleView): Promise<ArticleSummary[]> {
  const { articleId, translationId, locale } = article
  return loadRelatedTo({ articleId, translationId, locale })
}

/** The whole article would be a part of the cache's key. */
async function loadRelatedTo(query: {
  articleId: string
  translationId: string
  locale: Locale
}): Promise<ArticleSummary[]> {
  'use cache'
  cacheLife('neighbours')
  cacheTag(cacheTags.all)
  const stories = await listRelated(readDb(), { ...query, limit: relatedCount })
  // Not the lists': every publication would cost every article page. New neighbours come with their life.
  cacheTag(...storyTags(stories))
  return stories
}
