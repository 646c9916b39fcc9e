import { cacheTags, storyTags } from '@/lib/cache-tags'
import { cachedRead } from '@/lib/cached-read'
import { readDb } from '@/lib/db'
import { languagesOf, type Place } from '@/lib/i18n/languages'
import type { Locale } from '@/lib/i18n/locales'
import { dependsOn } from '@/lib/page-dependencies'
import { listSections } from '@/lib/taxonomy/queries'
import { frontLimits, neighbourCount } from './constants'
import { decodeCursor } from './cursor'
import { getStoryByShortCode, hasArticleAt, lookUpArticle } from './lookup'
import { listArticles, listBreaking, listNewestSlugs, listPinned, listSectionStrips } from './queries'
import type { ArticleFilter, ArticleLookup, ArticlePage, FrontStories, SectionStories, TranslationLink } from './types'

/** An article page's story. Its address is a tag also where nothing is yet, so that a publication shows at once. */
export async function loadArticle(address: { locale: Locale; slug: string }): Promise<ArticleLookup> {
  dependsOn([cacheTags.address(address.locale, address.slug)])
  const lookup = await lookUpArticle(readDb(), address)
  if (lookup.kind === 'found') dependsOn([cacheTags.article(lookup.article.articleId)])
  return lookup
}

/** Whether there may be anything at an article's address: much cheaper than to look it up. */
export async function loadIsKnown(address: { locale: Locale; slug: string }): Promise<boolean> {
  dependsOn([cacheTags.address(address.locale, address.slug)])
  return hasArticleAt(readDb(), address)
}

/** Where a short code leads. Not cached: the answer depends on who asks, and one indexed read is cheap. */
export async function loadStoryByShortCode(shortCode: string): Promise<TranslationLink[]> {
  return getStoryByShortCode(readDb(), shortCode)
}

/** A list page; null when the cursor is not one of ours. */
export async function loadArticlePage(query: {
  locale: Place
  filter: ArticleFilter
  after?: string
  limit?: number
  except?: string
}): Promise<ArticlePage | null> {
  dependsOn(filterTags(query))
  const after = query.after === undefined ? null : decodeCursor(query.after)
  if (query.after !== undefined && !after) return null
  const page = await listArticles(readDb(), { ...query, after })
  dependsOn(storyTags(page.items))
  return page
}

/** One tag for each language that the list looks into. */
function filterTags({ locale, filter }: { locale: Place; filter: ArticleFilter }): string[] {
  return languagesOf(locale).map((language) => {
    switch (filter.by) {
      case 'all':
        return cacheTags.front(language)
      case 'day':
        return cacheTags.day(filter.day, language)
      case 'month':
        return cacheTags.month(filter.month, language)
      default:
        return cacheTags[filter.by](filter.slug, language)
    }
  })
}

/**
 * What follows at the end of an article: the newest stories of its section without itself. New ones come when the page has
 * become old: a publication would cost every article page of its section.
 */
export async function loadMoreFromSection(article: {
  articleId: string
  locale: Locale
  section: { slug: string }
}): Promise<ArticlePage> {
  const page = await listArticles(readDb(), {
    locale: article.locale,
    filter: { by: 'section', slug: article.section.slug },
    except: article.articleId,
    limit: neighbourCount,
  })
  dependsOn(storyTags(page.items))
  return page
}

export const loadBreaking = cachedRead({
  name: 'breaking',
  life: 'edited',
  tags: (place, stories) => [...languagesOf(place).map(cacheTags.breaking), ...storyTags(stories)],
  read: (place: Place) => listBreaking(readDb(), place),
})

/** The pinned story leads; the others follow by time. "Latest" is strictly by time. */
export async function loadFront(place: Place): Promise<FrontStories> {
  dependsOn(languagesOf(place).map(cacheTags.front))
  const [pinned, newest] = await Promise.all([
    listPinned(readDb(), place),
    listArticles(readDb(), { locale: place, filter: { by: 'all' }, limit: frontLimits.ranked }),
  ])
  dependsOn(storyTags([...pinned, ...newest.items]))
  const pinnedIds = new Set(pinned.map((story) => story.articleId))
  const ranked = [...pinned, ...newest.items.filter((story) => !pinnedIds.has(story.articleId))]
  return { ranked, latest: newest.items.slice(0, frontLimits.latest) }
}

/** The newest stories of every section that has any, in the newsroom's order. */
export async function loadSectionStrips(place: Place): Promise<SectionStories[]> {
  dependsOn([cacheTags.taxonomy, ...languagesOf(place).map(cacheTags.front)])
  const [sections, strips] = await Promise.all([
    listSections(readDb(), languagesOf(place)[0]),
    listSectionStrips(readDb(), { place, limit: frontLimits.strip }),
  ])
  dependsOn(storyTags([...strips.values()].flat()))
  return sections.map((section) => ({ section, stories: strips.get(section.slug) ?? [] }))
}

/** What a build prerenders, so that the newest stories are warm. Next wants at least one address. */
export async function loadPrerenderedSlugs(locale: Locale): Promise<string[]> {
  const slugs = await listNewestSlugs(readDb(), { locale, limit: 4 })
  return slugs.length > 0 ? slugs : ['-']
}
