import type { Block, Body, Span } from './types'

/** Plain text of spans, marks dropped. */
export function spansText(spans: readonly Span[]): string {
  return spans.map((span) => span.text).join('')
}

/** Plain text of a block: what a reader would read aloud; empty for images and dividers. */
export function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'pullquote':
      return spansText(block.content)
    case 'quote':
      return block.cite ? `${spansText(block.content)}\n${spansText(block.cite)}` : spansText(block.content)
    case 'list':
      return block.items.map(spansText).join('\n')
    case 'embed':
      return block.title
    case 'image':
    case 'divider':
      return ''
  }
}

/** Plain text of a body, a line break between blocks. */
export function bodyText(body: Body): string {
  return body.map(blockText).filter(Boolean).join('\n')
}

/**
 * Words of a text, counted as runs of letters, digits, marks and the apostrophes and Armenian signs inside them.
 *
 * @example countWords('Ինչո՞ւ է ձյունը սպիտակ') // 4
 */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'\u055A-\u055F-]*/gu)?.length ?? 0
}

/** Ids of the media a body shows. */
export function bodyMediaIds(body: Body): string[] {
  return body.flatMap((block) => (block.type === 'image' ? [block.mediaId] : []))
}

/** Blocks of the first piece, which is on a telephone's first screens, and of the others. */
const pieceSizes = { first: 4, others: 5 }

/**
 * A body in pieces that are laid out one after the other. None begins at a heading or behind one, because the distances
 * around a heading depend on its neighbours.
 */
export function inPieces(body: Body): Body[] {
  const pieces: Body[] = []
  const isHeading = (block: Block | undefined) => block?.type === 'heading'
  for (const [index, block] of body.entries()) {
    const piece = pieces.at(-1)
    const size = pieces.length === 1 ? pieceSizes.first : pieceSizes.others
    const mayEnd = piece !== undefined && piece.length >= size && !isHeading(block) && !isHeading(body[index - 1])
    if (piece && !mayEnd) piece.push(block)
    else pieces.push([block])
  }
  return pieces
}
