import { createElement, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import { escapeHtml } from '@/lib/html/escape-html'
import { managedElements } from '@/lib/html/managed-elements'
import { attributesOf } from './attributes'

/**
 * A stretch of a page. `node` is it as React takes it; `html` is there when nothing in it wakes in the browser, so that whatever
 * stands around it may take it as a text.
 */
type Piece = { html: string | null; node: () => ReactNode }

type Props = Record<string, unknown> & { children?: ReactNode }

/** React keeps a value in these, or writes their attributes in an order of its own, or their beginning. */
const particular = new Set(['input', 'textarea', 'select', 'option', 'button', 'form', 'pre', 'listing'])

/** Of HTML or SVG; what has another name may be one of a kind that React writes otherwise. */
const elementName = /^[a-z][a-z0-9]*$/i

/** They have no content and no end. */
const empty = new Set(['area', 'br', 'col', 'embed', 'hr', 'img', 'keygen', 'param', 'source', 'track', 'wbr'])

/**
 * A tree in which every largest element that does not wake in the browser holds its content as finished HTML. Components of the
 * server are called here, as React would; those of the browser, what has to be waited for, and whatever is unusual are left to it.
 *
 * Only to be called while a component renders: what the called ones `use` is remembered for that one. Keys are lost: such a tree is
 * never changed in its place.
 */
export function settle(node: ReactNode): ReactNode {
  return createElement(Fragment, null, ...nodesOf(piecesOf(node)))
}

function piecesOf(node: ReactNode): Piece[] {
  if (node === null || node === undefined || typeof node === 'boolean') return []
  if (typeof node === 'string' || typeof node === 'number' || typeof node === 'bigint') return [textPiece(String(node))]
  if (Array.isArray(node)) return node.flatMap(piecesOf)
  if (!isValidElement<Props>(node)) return [left(node)]
  const { type, props } = node
  if (type === Fragment) return piecesOf(props.children)
  if (typeof type === 'string') return [elementPiece(node, type)]
  return typeof type === 'function' && isCalledHere(type) ? piecesOf((type as Component)(props)) : [left(node)]
}

type Component = (props: Props) => ReactNode

/** Not what the bundler puts in the place of a component of the browser, and not what has to be waited for. */
function isCalledHere(component: object): boolean {
  if ('$$typeof' in component && component.$$typeof === Symbol.for('react.client.reference')) return false
  return component.constructor.name !== 'AsyncFunction'
}

function left(node: ReactNode): Piece {
  return { html: null, node: () => node }
}

function textPiece(text: string): Piece {
  return { html: escapeHtml(text), node: () => text }
}

function elementPiece(element: ReactElement<Props>, type: string): Piece {
  const { props } = element
  const pieces = piecesOf(props.children)
  const attributes = canBeWritten(type, props) ? attributesOf(props) : null
  if (attributes !== null && empty.has(type)) return { html: `<${type}${attributes}/>`, node: () => element }
  const content = given(props) ?? contentOf(pieces)
  if (attributes === null || content === null) return left(withContent(element, pieces))
  return {
    html: `<${type}${attributes}>${content}</${type}>`,
    node: () => finished(element, content),
  }
}

/** A picture that is wanted at once is one that React tells the browser of in the page's head. */
function canBeWritten(type: string, props: Props): boolean {
  if (!elementName.test(type) || managedElements.has(type) || particular.has(type)) return false
  return type !== 'img' || props.loading === 'lazy'
}

function given({ dangerouslySetInnerHTML: inner }: Props): string | null {
  return typeof inner === 'object' && inner !== null && '__html' in inner ? String(inner.__html ?? '') : null
}

function contentOf(pieces: readonly Piece[]): string | null {
  let content = ''
  for (const { html } of pieces) {
    if (html === null) return null
    content += html
  }
  return content
}

function withContent({ type, props }: ReactElement<Props>, pieces: readonly Piece[]): ReactElement {
  return given(props) === null ? createElement(type, props, ...nodesOf(pieces)) : createElement(type, props)
}

/** React takes what stands in such an element as it is, here and when it hydrates: scripts may have changed it meanwhile. */
function finished({ type, props }: ReactElement<Props>, content: string): ReactElement {
  const { children, ...others } = props
  if (content === '') return createElement(type, others)
  return createElement(type, {
    ...others,
    suppressHydrationWarning: true,
    dangerouslySetInnerHTML: { __html: content },
  })
}

/** Texts that follow each other are one, or React would put a comment between them. */
function nodesOf(pieces: readonly Piece[]): ReactNode[] {
  const nodes: ReactNode[] = []
  for (const piece of pieces) {
    const node = piece.node()
    const last = nodes.at(-1)
    if (typeof node === 'string' && typeof last === 'string') nodes[nodes.length - 1] = last + node
    else nodes.push(node)
  }
  return nodes
}
