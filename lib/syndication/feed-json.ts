import type { Feed, FeedItem } from './types'
import { xmlText } from './xml'

/**
 * JSON Feed 1.1.
 *
 * @source https://www.jsonfeed.org/version/1.1/
 */
export function jsonFeed(feed: Feed): string {
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.self('json'),
    description: feed.description || undefined,
    next_url: feed.next?.('json'),
    icon: feed.icon,
    favicon: feed.favicon,
    authors: [{ name: feed.site, url: feed.home }],
    language: feed.locale,
    items: feed.items.map((item) => jsonItem(item)),
  }
  return JSON.stringify(document, (_key, value) => (typeof value === 'string' ? xmlText(value) : value))
}

function jsonItem(item: FeedItem) {
  const { image } = item
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    content_html: item.html,
    summary: item.summary || undefined,
    image: image?.url,
    date_published: item.publishedAt.toISOString(),
    date_modified: item.updatedAt.toISOString(),
    authors: item.authors,
    tags: item.categories.map(({ label }) => label),
    language: item.locale,
    attachments: image
      ? [{ url: image.url, mime_type: image.type, size_in_bytes: image.length ?? undefined }]
      : undefined,
  }
}
