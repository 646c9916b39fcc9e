import type { Metadata } from 'next'
import type { ArticleView } from '@/lib/articles/types'
import type { Languages } from '@/lib/i18n/languages'
import { paths } from '@/lib/i18n/paths'
import { type FeedLinks, pageMetadata, type SharedPicture } from '@/lib/site/metadata'
import type { SiteView } from '@/lib/site/types'
import { feedFormats } from './constants'
import { storyDescription } from './description'
import { feedPath } from './feed-address'
import { defaultPicture, storyPicture } from './og/address'
import type { FeedSubject } from './types'

/** `<link rel="alternate">` of some feeds, in every format. */
export function feedLinks(languages: Languages, feeds: readonly { subject: FeedSubject; title: string }[]): FeedLinks {
  const [locale] = languages
  const query = languages.length > 1 ? `?langs=${languages.join(',')}` : ''
  const formats = ['rss', 'atom', 'json'] as const
  return Object.fromEntries(
    formats.map((format) => [
      feedFormats[format].type,
      feeds.map(({ subject, title }) => ({ url: feedPath({ locale, subject, format }) + query, title })),
    ]),
  )
}

/** The picture of pages that are no story. */
export function sitePicture(site: SiteView, locale: ArticleView['locale']): SharedPicture {
  const { name, tagline } = site
  return { url: defaultPicture({ locale, name: name.text, tagline: tagline.text }), alt: name.text }
}

/** Head of an article page. Alternates are the translations that exist, and no others. */
export function articleMetadata(article: ArticleView, site: SiteView): Metadata {
  const { locale, section } = article
  const existing = Object.fromEntries(
    article.translations.map((link) => [link.locale, paths.article(link.locale, link.slug)]),
  )
  const base = pageMetadata({
    title: article.title,
    description: storyDescription(article),
    locale,
    addresses: existing,
    site: site.name.text,
    picture: { url: storyPicture(article, site.name.text), alt: article.title },
    feeds: feedLinks(
      [locale],
      [
        { subject: { by: 'all' }, title: site.name.text },
        { subject: { by: 'section', slug: section.slug }, title: `${section.name.text} – ${site.name.text}` },
      ],
    ),
  })
  return {
    ...base,
    authors: article.authors.map((author) => ({ name: author.name.text, url: paths.author(locale, author.slug) })),
    openGraph: {
      ...base.openGraph,
      type: 'article',
      publishedTime: article.publishedAt.toISOString(),
      modifiedTime: (article.updatedAt ?? article.publishedAt).toISOString(),
      authors: article.authors.map((author) => author.name.text),
      section: section.name.text,
      tags: article.tags.map((tag) => tag.name.text),
    },
  }
}
