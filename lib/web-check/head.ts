import { type DefaultTreeAdapterTypes, parse } from 'parse5'

/** What a page says of its addresses. */
export type PageHead = {
  canonical: string | null
  /** Absolute addresses by language, `x-default` among them. */
  alternates: Record<string, string>
  noindex: boolean
  /** Feeds that go with the page, by `link rel=alternate` with a media type. */
  feeds: string[]
  /** Links in the page's text. */
  anchors: { href: string; rel: string }[]
}

/** Reads the elements of a page as a browser parses it. */
export function readHead(html: string): PageHead {
  const links = elements(parse(html)).map((element): Record<string, string | undefined> => {
    const attributes = Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]))
    return { ...attributes, tag: element.tagName }
  })
  const alternates = links.filter((link) => link.tag === 'link' && link.rel === 'alternate' && link.hreflang)
  const feeds = links.filter(
    (link) =>
      link.tag === 'link' && link.rel === 'alternate' && /^application\/(?:rss|atom|feed)\+/.test(link.type ?? ''),
  )
  return {
    canonical: links.find((link) => link.tag === 'link' && link.rel === 'canonical')?.href ?? null,
    alternates: Object.fromEntries(alternates.map((link) => [link.hreflang ?? '', link.href ?? ''])),
    anchors: links.flatMap(({ tag, href, rel = '' }) => (tag === 'a' && href !== undefined ? [{ href, rel }] : [])),
    feeds: feeds.map(({ href = '' }) => href),
    noindex: links.some((link) => link.tag === 'meta' && link.name === 'robots' && /noindex/.test(link.content ?? '')),
  }
}

export function elements(node: DefaultTreeAdapterTypes.Node): DefaultTreeAdapterTypes.Element[] {
  const below = 'childNodes' in node ? node.childNodes.flatMap(elements) : []
  return 'tagName' in node ? [node, ...below] : below
}
