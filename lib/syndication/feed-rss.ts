import { feedFormats, feedMark, feedTtl } from './constants'
import type { Feed, FeedItem } from './types'
import { cdata, type XmlNode, xmlDocumentOf, xmlFragment, xmlSlot } from './xml'

/**
 * RSS 2.0 with the whole text (`content:encoded`), authors (`dc:creator`: RSS's own `author` has to be an e-mail address) and
 * the links between pages (`atom:link`).
 *
 * @source https://www.rssboard.org/rss-specification, https://www.rssboard.org/rss-profile
 */
export function rssFeed(feed: Feed): Buffer<ArrayBuffer> {
  const { type } = feedFormats.rss
  const root = {
    rss: {
      '@version': '2.0',
      '@xmlns:atom': 'http://www.w3.org/2005/Atom',
      '@xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
      '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      channel: {
        title: feed.title,
        link: feed.home,
        description: feed.description,
        language: feed.locale,
        lastBuildDate: feed.items.length > 0 ? feed.updated.toUTCString() : undefined,
        generator: 'Meridian',
        ttl: feedTtl,
        image: { url: feed.mark, title: feed.title, link: feed.home, width: feedMark.size, height: feedMark.size },
        'atom:link': [
          { '@href': feed.self('rss'), '@rel': 'self', '@type': type },
          ...(feed.next ? [{ '@href': feed.next('rss'), '@rel': 'next', '@type': type }] : []),
        ],
        ...xmlSlot,
      },
    },
  }
  return xmlDocumentOf(root, elements(feed))
}

/** One after another: what a story leaves behind is gone before the next one is written. */
function* elements({ items }: Feed): Generator<string> {
  for (const item of items) yield xmlFragment({ item: rssItem(item) })
}

function rssItem(item: FeedItem): XmlNode {
  const { image } = item
  return {
    '@xml:lang': item.locale,
    title: item.title,
    link: item.url,
    guid: { '@isPermaLink': 'false', '#text': item.id },
    pubDate: item.publishedAt.toUTCString(),
    'dc:creator': item.authors.map(({ name }) => name),
    'dc:language': item.locale,
    category: item.categories.map(({ label, url }) => ({ '@domain': url, '#text': label })),
    description: item.summary,
    'content:encoded': cdata(item.html()),
    enclosure:
      image && image.length !== null ? { '@url': image.url, '@length': image.length, '@type': image.type } : undefined,
  }
}
