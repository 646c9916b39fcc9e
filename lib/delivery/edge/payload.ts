const opening = '<script>self.__next_f.push([1,"'
const closing = '"])</script>'
const end = '</script>'

/**
 * Next writes a page's payload in a hundred pieces, as a stream would bring them, and each needs a hash in the policy: eight
 * kilobytes of header. A finished page has neighbouring pieces in one.
 *
 * @example joinPayload('<script>self.__next_f.push([1,"a"])</script><script>self.__next_f.push([1,"b"])</script>')
 * // '<script>self.__next_f.push([1,"ab"])</script>'
 */
export function joinPayload(html: string): string {
  const [before = '', ...pieces] = html.split(opening)
  const parts = [before]
  let isOpen = false
  for (const [index, piece] of pieces.entries()) {
    if (!isOpen) parts.push(opening)
    // Only where nothing but a piece of text stands between one piece and the next.
    isOpen = index < pieces.length - 1 && piece.endsWith(closing) && piece.indexOf(end) === piece.length - end.length
    parts.push(isOpen ? piece.slice(0, -closing.length) : piece)
  }
  return parts.join('')
}
