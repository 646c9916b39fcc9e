import type { ArticleSummary, ArticleView } from '@/lib/articles/types'
import { cacheTags, storyTags } from '@/lib/cache-tags'
import { cachedRead } from '@/lib/cached-read'
import { readDb } from '@/lib/db'
import { languagesOf, type Place } from '@/lib/i18n/languages'
import { dependsOn } from '@/lib/page-dependencies'
import { getArchiveMonth } from './queries'
import { listRelated } from './related/queries'

export const loadArchiveMonth = cachedRead({
  name: 'archive month',
  life: 'moving',
  tags: ({ place }) => languagesOf(place).map(cacheTags.front),
  read: (query: { place: Place; timeZone: string; month?: string }) => getArchiveMonth(readDb(), query),
})

/** Stories under an article. */
const relatedCount = 4

/** New neighbours come when the page has become old: every publication would cost every article page. */
export async function loadRelated(article: ArticleView): Promise<ArticleSummary[]> {
  const { articleId, translationId, locale } = article
  const stories = await listRelated(readDb(), { articleId, translationId, locale, limit: relatedCount })
  dependsOn(storyTags(stories))
  return stories
}
