import type { ArticleView } from '@/lib/articles/types'
import { zonedInstant } from '@/lib/i18n/calendar'
import type { Locale } from '@/lib/i18n/locales'
import { paths } from '@/lib/i18n/paths'
import type { SiteView } from '@/lib/site/types'
import { storyDescription } from './description'
import { storyPicture } from './og/address'

type Json = Record<string, unknown>

/** What every page's structured data starts from. */
export type DataContext = { site: SiteView; locale: Locale; origin: string }

type Crumb = { name: string; path: string }

const articleTypes: Record<ArticleView['kind'], string> = {
  news: 'NewsArticle',
  analytics: 'AnalysisNewsArticle',
  interview: 'NewsArticle',
  opinion: 'OpinionNewsArticle',
  photo: 'NewsArticle',
  video: 'NewsArticle',
}

function at(origin: string, path: string): string {
  return new URL(path, origin).href
}

/** One identity for the newsroom, whatever the language of the page. */
function organizationId(origin: string): string {
  return at(origin, '/#organization')
}

/** The text of a language is a work of its own; its siblings name it by this. */
function articleId(origin: string, locale: Locale, slug: string): string {
  return `${at(origin, paths.article(locale, slug))}#article`
}

function graph(...nodes: Json[]): Json {
  return { '@context': 'https://schema.org', '@graph': nodes }
}

/**
 * Who publishes, with the pages that say by which rules.
 *
 * @source https://schema.org/NewsMediaOrganization
 */
function organization({ site, locale, origin }: DataContext): Json {
  const page = (name: 'about' | 'reuse' | 'contacts') => at(origin, paths.page(locale, name))
  return {
    '@type': 'NewsMediaOrganization',
    '@id': organizationId(origin),
    name: site.name.text,
    url: at(origin, paths.front(locale)),
    logo: { '@type': 'ImageObject', url: at(origin, '/icon-512.png'), width: 512, height: 512 },
    publishingPrinciples: page('about'),
    ethicsPolicy: page('about'),
    correctionsPolicy: page('about'),
    actionableFeedbackPolicy: page('contacts'),
    sameAs: site.links.map(({ href }) => href),
  }
}

function website({ site, locale, origin }: DataContext): Json {
  return {
    '@type': 'WebSite',
    '@id': `${at(origin, paths.front(locale))}#website`,
    name: site.name.text,
    url: at(origin, paths.front(locale)),
    inLanguage: locale,
    publisher: { '@id': organizationId(origin) },
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${at(origin, paths.search(locale))}?q={query}` },
      'query-input': 'required name=query',
    },
  }
}

function breadcrumbs(trail: readonly Crumb[], origin: string): Json {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: at(origin, path),
    })),
  }
}

/** Structured data of a front page. */
export function frontData(context: DataContext): Json {
  return graph(organization(context), website(context))
}

/** Structured data of a list: where it is, and for an author who that is. */
export function listData(
  context: DataContext,
  list: { title: string; path: string; author?: { role: string; bio: string } },
): Json {
  const { site, locale, origin } = context
  const url = at(origin, list.path)
  const person = list.author && {
    '@type': 'Person',
    '@id': `${url}#person`,
    name: list.title,
    url,
    jobTitle: list.author.role || undefined,
    description: list.author.bio || undefined,
    worksFor: { '@id': organizationId(origin) },
  }
  const page = {
    '@type': person ? 'ProfilePage' : 'CollectionPage',
    '@id': url,
    url,
    name: list.title,
    inLanguage: locale,
    isPartOf: { '@id': `${at(origin, paths.front(locale))}#website` },
    ...(person ? { mainEntity: person } : {}),
  }
  const trail = [
    { name: site.name.text, path: paths.front(locale) },
    { name: list.title, path: list.path },
  ]
  return graph(page, website(context), organization(context), breadcrumbs(trail, origin))
}

/** The original names its translations, a translation the original; a hidden original is not named. */
function translations(article: ArticleView, origin: string): Json {
  const { locale, originalLocale } = article
  const refer = (link: { locale: Locale; slug: string; title: string }) => ({
    '@type': articleTypes[article.kind],
    '@id': articleId(origin, link.locale, link.slug),
    url: at(origin, paths.article(link.locale, link.slug)),
    headline: link.title,
    inLanguage: link.locale,
  })
  if (locale === originalLocale) {
    const others = article.translations.filter((link) => link.locale !== locale)
    return others.length > 0 ? { workTranslation: others.map(refer) } : {}
  }
  const original = article.translations.find((link) => link.locale === originalLocale)
  return original ? { translationOfWork: refer(original) } : {}
}

/**
 * Structured data of an article page.
 *
 * @source https://developers.google.com/search/docs/appearance/structured-data/article, https://schema.org/translationOfWork
 */
export function articleData(context: DataContext, article: ArticleView): Json {
  const { site, locale, origin } = context
  const url = at(origin, paths.article(locale, article.slug))
  const moment = (date: Date) => zonedInstant(date, site.timeZone)
  const { image, section } = article
  const pictures = [
    ...(image
      ? [{ '@type': 'ImageObject', url: at(origin, image.src), width: image.width, height: image.height }]
      : []),
    { '@type': 'ImageObject', url: at(origin, storyPicture(article, site.name.text)), width: 1200, height: 630 },
  ]
  const news = {
    '@type': articleTypes[article.kind],
    '@id': articleId(origin, locale, article.slug),
    url,
    mainEntityOfPage: url,
    headline: article.title,
    alternativeHeadline: article.subtitle ?? undefined,
    description: storyDescription(article) || undefined,
    inLanguage: locale,
    datePublished: moment(article.publishedAt),
    dateModified: moment(article.updatedAt ?? article.publishedAt),
    author: article.authors.map((author) => ({
      '@type': 'Person',
      name: author.name.text,
      url: at(origin, paths.author(locale, author.slug)),
      jobTitle: author.role.text || undefined,
    })),
    publisher: { '@id': organizationId(origin) },
    image: pictures,
    articleSection: section.name.text,
    keywords: article.tags.map((tag) => tag.name.text),
    wordCount: article.wordCount,
    isAccessibleForFree: true,
    usageInfo: at(origin, paths.page(locale, 'reuse')),
    isPartOf: { '@id': `${at(origin, paths.front(locale))}#website` },
    ...translations(article, origin),
  }
  const trail = [
    { name: site.name.text, path: paths.front(locale) },
    { name: section.name.text, path: paths.section(locale, section.slug) },
    { name: article.title, path: paths.article(locale, article.slug) },
  ]
  return graph(news, organization(context), website(context), breadcrumbs(trail, origin))
}
