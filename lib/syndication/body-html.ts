import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, serialize } from 'parse5'
import type { Block, Body, Span } from '@/lib/body/types'
import type { LocalizedText } from '@/lib/i18n/pick'
import type { ImageView } from '@/lib/media/types'

type Node = DefaultTreeAdapterTypes.ChildNode

type Context = {
  images: Record<string, ImageView>
  /** Absolute address of the story: what relative links start from. */
  url: string
}

function text(value: string): Node {
  return defaultTreeAdapter.createTextNode(value)
}

function element(name: string, children: Node[], attributes: Record<string, string | undefined> = {}): Node {
  const attrs = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [{ name: key, value }],
  )
  const node = defaultTreeAdapter.createElement(name, html.NS.HTML, attrs)
  for (const child of children) defaultTreeAdapter.appendChild(node, child)
  return node
}

function lines(value: string): Node[] {
  return value.split('\n').flatMap((line, index) => (index > 0 ? [element('br', []), text(line)] : [text(line)]))
}

function span({ text: value, em, strong, href, lang }: Span, { url }: Context): Node[] {
  let nodes = lines(value)
  if (em) nodes = [element('em', nodes)]
  if (strong) nodes = [element('strong', nodes)]
  if (href) nodes = [element('a', nodes, { href: new URL(href, url).href })]
  return lang ? [element('span', nodes, { lang })] : nodes
}

function spans(content: readonly Span[], context: Context): Node[] {
  return content.flatMap((run) => span(run, context))
}

function caption(texts: LocalizedText[]): Node[] {
  const said = texts.map(({ text: value }) => value).filter(Boolean)
  return said.length > 0 ? [element('figcaption', [text(said.join(' '))])] : []
}

function figure(image: ImageView, { url }: Context): Node {
  const { src, width, height, alt } = image
  const attributes = {
    src: new URL(src, url).href,
    width: String(width),
    height: String(height),
    alt: alt.text,
  }
  return element('figure', [element('img', [], attributes), ...caption([image.caption, image.credit])])
}

function block(source: Block, context: Context): Node[] {
  switch (source.type) {
    case 'paragraph':
      return [element('p', spans(source.content, context))]
    case 'heading':
      return [element(source.level === 2 ? 'h2' : 'h3', spans(source.content, context))]
    case 'quote': {
      const cite = source.cite ? [element('p', [element('cite', spans(source.cite, context))])] : []
      return [element('blockquote', [element('p', spans(source.content, context)), ...cite])]
    }
    case 'list': {
      const items = source.items.map((item) => element('li', spans(item, context)))
      return [element(source.ordered ? 'ol' : 'ul', items)]
    }
    case 'image': {
      const image = context.images[source.mediaId]
      return image ? [figure(image, context)] : []
    }
    case 'embed':
      return [element('p', [element('a', [text(source.title)], { href: new URL(source.url, context.url).href })])]
    case 'divider':
      return [element('hr', [])]
    case 'pullquote':
      // It repeats a sentence of the text, which only makes sense beside it.
      return []
  }
}

/**
 * A story as HTML that stands alone: feed readers show it on pages that know nothing of ours.
 *
 * @param story.url absolute address of the story
 */
export function storyHtml(story: {
  body: Body
  images: Record<string, ImageView>
  url: string
  lead: string | null
  image: ImageView | null
}): string {
  const { body, lead, image } = story
  const fragment = defaultTreeAdapter.createDocumentFragment()
  const nodes = [
    ...(image ? [figure(image, story)] : []),
    ...(lead ? [element('p', [element('strong', lines(lead))])] : []),
    ...body.flatMap((source) => block(source, story)),
  ]
  for (const node of nodes) defaultTreeAdapter.appendChild(fragment, node)
  return serialize(fragment)
}
