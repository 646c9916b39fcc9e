import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, serialize } from 'parse5'
import type { Block, Body, Span } from '@/lib/body/types'
import type { ImageView } from '@/lib/media/types'

type Parent = DefaultTreeAdapterTypes.ParentNode

type Context = {
  images: Record<string, ImageView>
  /** Absolute address of the story: what relative links start from. */
  url: string
}

const { appendChild, createDocumentFragment, createElement, createTextNode } = defaultTreeAdapter

/** Puts an element at the end of another; answers with the new one, to be filled. */
function add(parent: Parent, name: string, attributes: Record<string, string> = {}): Parent {
  const attrs = Object.keys(attributes).map((key) => ({ name: key, value: attributes[key] ?? '' }))
  const node = createElement(name, html.NS.HTML, attrs)
  appendChild(parent, node)
  return node
}

function addLines(parent: Parent, value: string): void {
  const [first = '', ...rest] = value.includes('\n') ? value.split('\n') : [value]
  appendChild(parent, createTextNode(first))
  for (const line of rest) {
    add(parent, 'br')
    appendChild(parent, createTextNode(line))
  }
}

function addSpan(parent: Parent, { text, em, strong, href, lang }: Span, { url }: Context): void {
  let place = parent
  if (lang) place = add(place, 'span', { lang })
  if (href) place = add(place, 'a', { href: new URL(href, url).href })
  if (strong) place = add(place, 'strong')
  if (em) place = add(place, 'em')
  addLines(place, text)
}

function addSpans(parent: Parent, content: readonly Span[], context: Context): void {
  for (const run of content) addSpan(parent, run, context)
}

function addFigure(parent: Parent, image: ImageView, { url }: Context): void {
  const { src, width, height, alt, caption, credit } = image
  const figure = add(parent, 'figure')
  add(figure, 'img', {
    src: new URL(src, url).href,
    width: String(width),
    height: String(height),
    alt: alt.text,
  })
  const said = [caption.text, credit.text].filter(Boolean).join(' ')
  if (said) addLines(add(figure, 'figcaption'), said)
}

function addBlock(parent: Parent, source: Block, context: Context): void {
  switch (source.type) {
    case 'paragraph':
      addSpans(add(parent, 'p'), source.content, context)
      break
    case 'heading':
      addSpans(add(parent, source.level === 2 ? 'h2' : 'h3'), source.content, context)
      break
    case 'quote': {
      const quote = add(parent, 'blockquote')
      addSpans(add(quote, 'p'), source.content, context)
      if (source.cite) addSpans(add(add(quote, 'p'), 'cite'), source.cite, context)
      break
    }
    case 'list': {
      const list = add(parent, source.ordered ? 'ol' : 'ul')
      for (const item of source.items) addSpans(add(list, 'li'), item, context)
      break
    }
    case 'image': {
      const image = context.images[source.mediaId]
      if (image) addFigure(parent, image, context)
      break
    }
    case 'embed':
      addLines(add(add(parent, 'p'), 'a', { href: new URL(source.url, context.url).href }), source.title)
      break
    case 'divider':
      add(parent, 'hr')
      break
    case 'pullquote':
      // It repeats a sentence of the text, which only makes sense beside it.
      break
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
  const fragment = createDocumentFragment()
  if (image) addFigure(fragment, image, story)
  if (lead) addLines(add(add(fragment, 'p'), 'strong'), lead)
  for (const source of body) addBlock(fragment, source, story)
  return serialize(fragment)
}
