import { cacheLife, cacheTag } from 'next/cache'
import { cacheTags } from '@/lib/cache-tags'
import { db } from '@/lib/db'
import { languagesOf, type Place } from '@/lib/i18n/languages'
import type { Locale } from '@/lib/i18n/locales'
import { listSections } from '@/lib/taxonomy/queries'
import { frontLimits, neighbourCount } from './constants'
import { decodeCursor } from './cursor'
import { getStoryByShortCode, lookUpArticle } from './lookup'
import { listArticles, listBreaking, listNewestSlugs, listPinned } from './queries'
import type {
  ArticleFilter,
  ArticleLookup,
  ArticlePage,
  ArticleSummary,
  FrontStories,
  SectionStories,
  TranslationLink,
} from './types'

/** An article page's story. Its tag is set once the story is known. */
export async function loadArticle(address: { locale: Locale; slug: string }): Promise<ArticleLookup> {
  'use cache'
  cacheLife('story')
  cacheTag(cacheTags.all)
  const lookup = await lookUpArticle(db(), address)
  if (lookup.kind === 'found') cacheTag(cacheTags.article(lookup.article.articleId))
  else cacheTag(cacheTags.lists(address.locale))
  return lookup
}

/** Where a short code leads. Not cached: the answer depends on who asks, and one indexed read is cheap. */
export async function loadStoryByShortCode(shortCode: string): Promise<TranslationLink[]> {
  return getStoryByShortCode(db(), shortCode)
}

/** Tags of the lists that show any of a place's languages. */
function listTags(place: Place): string[] {
  return languagesOf(place).map(cacheTags.lists)
}

/** A list page; null when the cursor is not one of ours. */
export async function loadArticlePage(query: {
  locale: Place
  filter: ArticleFilter
  after?: string
  limit?: number
  except?: string
}): Promise<ArticlePage | null> {
  'use cache'
  cacheLife('list')
  cacheTag(cacheTags.all, ...listTags(query.locale))
  const after = query.after === undefined ? null : decodeCursor(query.after)
  if (query.after !== undefined && !after) return null
  return listArticles(db(), { ...query, after })
}

/** What follows at the end of an article: the newest stories of its section without itself. */
export async function loadMoreFromSection(article: {
  articleId: string
  locale: Locale
  section: { slug: string }
}): Promise<ArticlePage> {
  const { articleId, locale, section } = article
  return loadNeighbours({ articleId, locale, slug: section.slug })
}

async function loadNeighbours(query: { articleId: string; locale: Locale; slug: string }): Promise<ArticlePage> {
  'use cache'
  cacheLife('list')
  cacheTag(cacheTags.all, cacheTags.lists(query.locale))
  return listArticles(db(), {
    locale: query.locale,
    filter: { by: 'section', slug: query.slug },
    except: query.articleId,
    limit: neighbourCount,
  })
}

export async function loadBreaking(place: Place): Promise<ArticleSummary[]> {
  'use cache'
  cacheLife('list')
  cacheTag(cacheTags.all, ...listTags(place))
  return listBreaking(db(), place)
}

/** The pinned story leads; the others follow by time. "Latest" is strictly by time. */
export async function loadFront(place: Place): Promise<FrontStories> {
  'use cache'
  cacheLife('list')
  cacheTag(cacheTags.all, ...listTags(place))
  const [pinned, newest] = await Promise.all([
    listPinned(db(), place),
    listArticles(db(), { locale: place, filter: { by: 'all' }, limit: frontLimits.ranked }),
  ])
  const pinnedIds = new Set(pinned.map((story) => story.articleId))
  const ranked = [...pinned, ...newest.items.filter((story) => !pinnedIds.has(story.articleId))]
  return { ranked, latest: newest.items.slice(0, frontLimits.latest) }
}

/** The newest stories of every section that has any, in the newsroom's order. */
export async function loadSectionStrips(place: Place): Promise<SectionStories[]> {
  'use cache'
  cacheLife('list')
  cacheTag(cacheTags.all, cacheTags.taxonomy, ...listTags(place))
  const sections = await listSections(db(), languagesOf(place)[0])
  const pages = await Promise.all(
    sections.map(({ slug }) =>
      listArticles(db(), { locale: place, filter: { by: 'section', slug }, limit: frontLimits.strip }),
    ),
  )
  return sections.map((section, index) => ({ section, stories: pages[index]?.items ?? [] }))
}

/** What a build prerenders, so that the newest stories are warm. Next wants at least one address. */
export async function loadPrerenderedSlugs(locale: Locale): Promise<string[]> {
  const slugs = await listNewestSlugs(db(), { locale, limit: 4 })
  return slugs.length > 0 ? slugs : ['-']
}
