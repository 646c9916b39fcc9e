import type { Feed, FeedItem } from './types'
import { xmlText } from './xml'

/**
 * JSON Feed 1.1.
 *
 * @source https://www.jsonfeed.org/version/1.1/
 */
export function jsonFeed(feed: Feed): Buffer<ArrayBuffer> {
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
    items: [],
  }
  // Item by item, as in XML: what a story leaves behind is gone before the next one is written.
  const pieces = [Buffer.from(json(document).replace(/\]\}$/, ''))]
  for (const item of feed.items) pieces.push(Buffer.from((pieces.length > 1 ? ',' : '') + json(jsonItem(item))))
  return Buffer.concat([...pieces, Buffer.from(']}')])
}

/** Without what no text may hold: some parsers stop at half a surrogate pair. */
function json(value: object): string {
  return JSON.stringify(value, (_key, part) => (typeof part === 'string' ? xmlText(part) : part))
}

function jsonItem(item: FeedItem) {
  const { image } = item
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    content_html: item.html(),
    summary: item.summary,
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
