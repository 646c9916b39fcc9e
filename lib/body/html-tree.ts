import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment } from 'parse5'
import { AppError } from '@/lib/errors'

type Node = DefaultTreeAdapterTypes.ChildNode
export type HtmlElement = DefaultTreeAdapterTypes.Element
export type HtmlNode = Node

/**
 * What a hostile page may cost. HTML's error recovery makes some inputs quadratic in depth (scope checks) or in elements
 * (reconstructed formatting, foster parenting); no article comes near these numbers.
 */
const htmlLimits = { characters: 2_000_000, elements: 50_000, depth: 200 } as const

/**
 * Parses as a browser would, with bounded work.
 *
 * @throws AppError `bad_input` when the text is longer, deeper or richer than any article
 * @source https://html.spec.whatwg.org/multipage/parsing.html
 */
export function parseHtml(html: string): HtmlNode[] {
  if (html.length > htmlLimits.characters) refuse(`is longer than ${htmlLimits.characters} characters`)
  let elements = 0
  let depth = 0
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement(tagName, namespace, attributes) {
      elements += 1
      if (elements > htmlLimits.elements) refuse(`has more than ${htmlLimits.elements} elements`)
      return defaultTreeAdapter.createElement(tagName, namespace, attributes)
    },
    onItemPush() {
      depth += 1
      if (depth > htmlLimits.depth) refuse(`is nested deeper than ${htmlLimits.depth} elements`)
    },
    onItemPop() {
      depth -= 1
    },
  }
  return parseFragment(html, { treeAdapter }).childNodes
}

/** @throws AppError `bad_input` */
export function refuse(reason: string): never {
  throw new AppError('bad_input', `the HTML ${reason}`)
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value
}
