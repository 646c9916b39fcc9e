import { attribute, type HtmlElement, type HtmlNode, isElement, refuse } from './html-tree'
import { cleanLink } from './link'
import { tidySpans } from './text'
import type { Span } from './types'

/** Marks that a run of text inherits from the elements around it. */
export type Marks = Omit<Span, 'text'>

/** A run of text as it stands in the source; `lineBreak` stands for `<br>`. */
export type Run = { text: string; marks: Marks }

/** Unicode's own line separator: where it stands in a text, it means the same. */
export const lineBreak = '\u2028'

/** Adoption and foster parenting can make a tree deeper than the parser's stack; recursion must not follow for ever. */
const maximumDepth = 1_000

/** What is not an article's text, with everything in it. */
const dropped = new Set(
  (
    'applet area audio base basefont bgsound button canvas colgroup command datalist dialog embed frame frameset ' +
    'head input link map math menu meta meter noembed noframes noscript object optgroup option param progress ' +
    'script select source style svg template textarea title track video'
  ).split(' '),
)

export function isDropped(element: HtmlElement): boolean {
  return dropped.has(element.tagName) || attribute(element, 'hidden') !== undefined
}

const languageTag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/

/** The marks inside an element: those around it and its own. */
export function marksInside(element: HtmlElement, around: Marks): Marks {
  const marks = { ...around }
  if (element.tagName === 'strong' || element.tagName === 'b') marks.strong = true
  if (element.tagName === 'em' || element.tagName === 'i') marks.em = true
  if (element.tagName === 'a') {
    const href = cleanLink(attribute(element, 'href') ?? '')
    if (href !== null) marks.href = href
  }
  const lang = attribute(element, 'lang')
  if (lang !== undefined && languageTag.test(lang)) marks.lang = lang
  return marks
}

type InlineOptions = {
  marks: Marks
  /** Elements to leave out, with everything in them. */
  skip?: (element: HtmlElement) => boolean
  /** What stands between block-level elements: a space where there must be one run of text, else two line breaks. */
  border?: string
  depth?: number
}

/** Every text below some nodes in reading order, structure forgotten. */
export function inlineRuns(nodes: readonly HtmlNode[], options: InlineOptions): Run[] {
  const { marks, border = ' ', depth = 0 } = options
  if (depth > maximumDepth) refuse(`is nested deeper than ${maximumDepth} elements`)
  return nodes.flatMap((node): Run[] => {
    if (node.nodeName === '#text' && 'value' in node) return [{ text: node.value, marks }]
    if (!isElement(node) || isDropped(node) || options.skip?.(node)) return []
    if (node.tagName === 'br') return [{ text: lineBreak, marks }]
    const inner = inlineRuns(node.childNodes, { ...options, marks: marksInside(node, marks), depth: depth + 1 })
    return isBlockLevel(node) ? [{ text: border, marks }, ...inner, { text: border, marks }] : inner
  })
}

const blockLevel = new Set(
  (
    'address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main nav ol p plaintext pre search section summary table ' +
    'tbody td tfoot th thead tr ul xmp'
  ).split(' '),
)

export function isBlockLevel(element: HtmlElement): boolean {
  return blockLevel.has(element.tagName)
}

type Piece = { text: string; marks: Marks; kind: 'break' | 'space' | 'word' }

function toPieces({ text, marks }: Run): Piece[] {
  return Array.from(text.matchAll(/(\u2028)|([ \t\n\f\r]+)|[^ \t\n\f\r\u2028]+/g), ([piece, lineEnd, space]) => {
    return { text: piece, marks, kind: lineEnd ? 'break' : space ? 'space' : 'word' }
  })
}

/**
 * White space as a browser shows it: runs of it are one space, a `<br>` is a line break, two of them end the paragraph.
 * A space keeps the marks it stood in, so that a link does not grow by the space before it.
 *
 * @source https://www.w3.org/TR/css-text-3/#white-space-phase-1
 */
export function layOut(runs: readonly Run[]): Span[][] {
  let paragraph: Span[] = []
  const paragraphs = [paragraph]
  let space: Marks | null = null
  let breaks = 0
  for (const { text, marks, kind } of runs.flatMap(toPieces)) {
    if (kind === 'break') breaks += 1
    if (kind === 'space') space ??= marks
    if (kind !== 'word') continue
    if (breaks > 1) {
      paragraph = []
      paragraphs.push(paragraph)
    }
    if (breaks === 1) paragraph.push({ text: '\n' })
    if (breaks === 0 && space) paragraph.push({ text: ' ', ...space })
    paragraph.push({ text, ...marks })
    space = null
    breaks = 0
  }
  return paragraphs.map(tidySpans).filter((spans) => spans.length > 0)
}

/** `layOut` for what must be one run of text: a heading, a list item, a table cell. */
export function layOutOne(runs: readonly Run[]): Span[] {
  return tidySpans(layOut(runs).flatMap((spans, index) => (index > 0 ? [{ text: '\n' }, ...spans] : spans)))
}
