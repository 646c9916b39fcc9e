import type { UnnumberedBlock } from './draft'
import {
  inlineRuns,
  isBlockLevel,
  isDropped,
  layOut,
  layOutOne,
  lineBreak,
  type Marks,
  marksInside,
  type Run,
} from './html-inline'
import { attribute, type HtmlElement, type HtmlNode, isElement, parseHtml, refuse } from './html-tree'
import { cleanLink } from './link'
import { cleanTrimmedText, tidySpans } from './text'
import type { Span } from './types'

/** Tells which of the story's pictures an `<img>` shows, by its address; null: none, and the element is dropped. */
export type FindMedia = (source: string) => string | null

const maximumDepth = 1_000

/**
 * Reduces HTML to the block vocabulary. What has no place in it — scripts, styles, forms, handlers, unsafe links — is left
 * out by construction: blocks are built from text and a few attributes, never by removing things from markup.
 *
 * @throws AppError `bad_input` when the HTML is longer, deeper or richer than any article
 * @example reduceHtml('<h2>News</h2>One<br><br>Two', () => null) // heading "News", paragraphs "One", "Two"
 */
export function reduceHtml(html: string, findMedia: FindMedia): UnnumberedBlock[] {
  const blocks: UnnumberedBlock[] = []
  let runs: Run[] = []

  function endParagraph() {
    for (const content of layOut(runs)) blocks.push({ type: 'paragraph', content })
    runs = []
  }

  function walk(nodes: readonly HtmlNode[], marks: Marks, depth: number) {
    if (depth > maximumDepth) refuse(`is nested deeper than ${maximumDepth} elements`)
    for (const node of nodes) {
      if (node.nodeName === '#text' && 'value' in node) runs.push({ text: node.value, marks })
      else if (isElement(node) && !isDropped(node)) element(node, marks, depth)
    }
  }

  function element(node: HtmlElement, marks: Marks, depth: number) {
    if (node.tagName === 'br') {
      runs.push({ text: lineBreak, marks })
      return
    }
    const inner = marksInside(node, marks)
    const ready = wholeBlocks(node, inner, findMedia)
    if (ready) {
      endParagraph()
      blocks.push(...ready)
    } else if (isBlockLevel(node)) {
      endParagraph()
      walk(node.childNodes, inner, depth + 1)
      endParagraph()
    } else walk(node.childNodes, inner, depth + 1)
  }

  walk(parseHtml(html), {}, 0)
  endParagraph()
  return blocks
}

/** The blocks of an element that becomes blocks as a whole; null for one that only holds others. */
function wholeBlocks(node: HtmlElement, marks: Marks, findMedia: FindMedia): UnnumberedBlock[] | null {
  switch (node.tagName) {
    case 'h1':
    case 'h2':
      return heading(node, 2, marks, findMedia)
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return heading(node, 3, marks, findMedia)
    case 'blockquote':
      return quote(node, marks)
    case 'ul':
    case 'ol':
      return list(node, marks)
    case 'table':
      return rows(node, marks)
    case 'pre':
      return preformatted(node, marks)
    case 'hr':
      return [{ type: 'divider' }]
    case 'img':
      return image(node, findMedia)
    case 'figure':
      return figure(node, findMedia)
    case 'iframe':
      return embed(node)
    default:
      return null
  }
}

function heading(node: HtmlElement, level: 2 | 3, marks: Marks, findMedia: FindMedia): UnnumberedBlock[] {
  const content = layOutOne(inlineRuns(node.childNodes, { marks }))
  const images = descendants(node, 'img').flatMap((picture) => image(picture, findMedia))
  return content.length > 0 ? [{ type: 'heading', level, content }, ...images] : images
}

/** One quote for each paragraph; who said it (`<cite>`, `<footer>`) goes with the last. */
function quote(node: HtmlElement, marks: Marks): UnnumberedBlock[] {
  const isCite = (child: HtmlElement) => child.tagName === 'cite' || child.tagName === 'footer'
  const runs = inlineRuns(node.childNodes, { marks, skip: isCite, border: lineBreak + lineBreak })
  const paragraphs = layOut(runs)
  const footer = descendants(node, 'footer')[0] ?? descendants(node, 'cite')[0]
  const cite = footer ? layOutOne(inlineRuns(footer.childNodes, { marks: {} })) : []
  if (paragraphs.length === 0) return cite.length > 0 ? [{ type: 'paragraph', content: cite }] : []
  return paragraphs.map((content, index) => ({
    type: 'quote',
    content,
    ...(cite.length > 0 && index === paragraphs.length - 1 ? { cite } : {}),
  }))
}

/** Inner lists become items of the outer one: the vocabulary has one level. */
function list(node: HtmlElement, marks: Marks): UnnumberedBlock[] | null {
  const isList = (child: HtmlElement) => child.tagName === 'ul' || child.tagName === 'ol'
  const items = descendants(node, 'li')
    .map((item) => layOutOne(inlineRuns(item.childNodes, { marks: marksInside(item, marks), skip: isList })))
    .filter((content) => content.length > 0)
  return items.length > 0 ? [{ type: 'list', ordered: node.tagName === 'ol', items }] : null
}

const layoutContent = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'blockquote',
  'figure',
  'table',
  'img',
])

/**
 * The vocabulary has no tables: each row is a paragraph, so that at least nothing is lost. A table that holds whole
 * blocks is one of the layout tables of old pages and only holds others.
 */
function rows(node: HtmlElement, marks: Marks): UnnumberedBlock[] | null {
  if (descendants(node, (child) => layoutContent.has(child.tagName)).length > 0) return null
  const caption = descendants(node, 'caption').map((element) => layOutOne(inlineRuns(element.childNodes, { marks })))
  const lines = descendants(node, 'tr').map((row) => {
    const cells = row.childNodes
      .filter(isElement)
      .map((cell) => layOutOne(inlineRuns(cell.childNodes, { marks: marksInside(cell, marks) })))
      .filter((content) => content.length > 0)
    return tidySpans(cells.flatMap((content, index): Span[] => (index > 0 ? [{ text: ' · ' }, ...content] : content)))
  })
  return [...caption, ...lines]
    .filter((content) => content.length > 0)
    .map((content) => ({ type: 'paragraph', content }))
}

function preformatted(node: HtmlElement, marks: Marks): UnnumberedBlock[] {
  const runs = inlineRuns(node.childNodes, { marks })
  const broken = runs.map((run) => ({ ...run, text: run.text.replaceAll('\n', lineBreak) }))
  return layOut(broken).map((content) => ({ type: 'paragraph', content }))
}

function image(node: HtmlElement, findMedia: FindMedia): UnnumberedBlock[] {
  const media = findMedia(attribute(node, 'src') ?? '')
  return media === null ? [] : [{ type: 'image', media }]
}

/** A figure of the story's pictures; their captions come from the story's media. Any other figure only holds others. */
function figure(node: HtmlElement, findMedia: FindMedia): UnnumberedBlock[] | null {
  const images = descendants(node, 'img').flatMap((picture) => image(picture, findMedia))
  return images.length > 0 ? images : null
}

function embed(node: HtmlElement): UnnumberedBlock[] {
  const url = cleanLink((attribute(node, 'src') ?? '').trim().replace(/^\/\//, 'https://'))
  if (url === null || !/^https?:/i.test(url) || !URL.canParse(url)) return []
  const title = cleanTrimmedText((attribute(node, 'title') ?? '').slice(0, 200))
  return [{ type: 'embed', url, title: title || new URL(url).hostname.slice(0, 200) }]
}

/** Elements of a kind below a node, in document order. */
function descendants(node: HtmlElement, kind: string | ((element: HtmlElement) => boolean)): HtmlElement[] {
  const matches = typeof kind === 'string' ? (element: HtmlElement) => element.tagName === kind : kind
  const found: HtmlElement[] = []
  const stack: HtmlNode[] = [...node.childNodes].reverse()
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (!isElement(next) || isDropped(next)) continue
    if (matches(next)) found.push(next)
    for (let index = next.childNodes.length - 1; index >= 0; index -= 1) {
      const child = next.childNodes[index]
      if (child) stack.push(child)
    }
  }
  return found
}
