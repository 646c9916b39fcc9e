import type { Metadata } from 'next'
import { paths } from '@/lib/i18n/paths'
import { pageMetadata } from '@/lib/site/metadata'
import type { SiteView } from '@/lib/site/types'
import type { ArticleView } from './types'

/** Head of an article page. Alternates are the translations that exist, and no others. */
export function articleMetadata(article: ArticleView, site: SiteView): Metadata {
  const existing = Object.fromEntries(
    article.translations.map(({ locale, slug }) => [locale, paths.article(locale, slug)]),
  )
  const base = pageMetadata({
    title: article.title,
    description: article.subtitle ?? article.lead ?? '',
    locale: article.locale,
    addresses: existing,
    site: site.name.text,
  })
  const { image } = article
  return {
    ...base,
    authors: article.authors.map((author) => ({ name: author.name.text })),
    openGraph: {
      ...base.openGraph,
      type: 'article',
      publishedTime: article.publishedAt.toISOString(),
      modifiedTime: (article.updatedAt ?? article.publishedAt).toISOString(),
      section: article.section.name.text,
      tags: article.tags.map((tag) => tag.name.text),
      ...(image ? { images: [{ url: image.src, width: image.width, height: image.height, alt: image.alt.text }] } : {}),
    },
    twitter: { card: image ? 'summary_large_image' : 'summary' },
  }
}
