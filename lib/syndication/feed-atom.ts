import { feedFormats } from './constants'
import type { Feed, FeedItem } from './types'
import { cdata, type XmlNode, xmlDocumentOf, xmlFragment, xmlSlot } from './xml'

/**
 * Atom 1.0, its pages linked as RFC 5005 has it.
 *
 * @source https://www.rfc-editor.org/rfc/rfc4287, https://www.rfc-editor.org/rfc/rfc5005#section-3
 */
export function atomFeed(feed: Feed): Buffer<ArrayBuffer> {
  const { type } = feedFormats.atom
  const root = {
    feed: {
      '@xmlns': 'http://www.w3.org/2005/Atom',
      '@xml:lang': feed.locale,
      id: feed.self('atom'),
      title: feed.title,
      subtitle: feed.description || undefined,
      updated: feed.updated.toISOString(),
      link: [
        { '@rel': 'self', '@type': type, '@href': feed.self('atom') },
        { '@rel': 'alternate', '@type': 'text/html', '@href': feed.home },
        ...(feed.next ? [{ '@rel': 'next', '@type': type, '@href': feed.next('atom') }] : []),
      ],
      icon: feed.favicon,
      logo: feed.icon,
      generator: 'Meridian',
      author: { name: feed.site, uri: feed.home },
      ...xmlSlot,
    },
  }
  return xmlDocumentOf(root, entries(feed))
}

/** One after another: what a story leaves behind is gone before the next one is written. */
function* entries({ items }: Feed): Generator<string> {
  for (const item of items) yield xmlFragment({ entry: atomEntry(item) })
}

function atomEntry(item: FeedItem): XmlNode {
  const { image } = item
  return {
    '@xml:lang': item.locale,
    id: item.id,
    title: item.title,
    link: [
      { '@rel': 'alternate', '@type': 'text/html', '@hreflang': item.locale, '@href': item.url },
      ...(image
        ? [{ '@rel': 'enclosure', '@type': image.type, '@length': image.length ?? undefined, '@href': image.url }]
        : []),
    ],
    published: item.publishedAt.toISOString(),
    updated: item.updatedAt.toISOString(),
    author: item.authors.map(({ name, url }) => ({ name, uri: url })),
    category: item.categories.map(({ term, label, url }) => ({ '@term': term, '@scheme': url, '@label': label })),
    summary: item.summary,
    content: { '@type': 'html', ...cdata(item.html()) },
  }
}
