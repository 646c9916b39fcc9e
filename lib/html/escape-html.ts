const needed = /["&'<>]/
const characters = /["&'<>]/g

const escapes: Record<string, string> = { '"': '&quot;', '&': '&amp;', "'": '&#x27;', '<': '&lt;', '>': '&gt;' }

/**
 * A text as it may stand in HTML, between elements and in an attribute with double quotes: character for character what React writes.
 *
 * @example escapeHtml('<a> & "b"') // '&lt;a&gt; &amp; &quot;b&quot;'
 */
export function escapeHtml(text: string): string {
  return needed.test(text) ? text.replace(characters, (character) => escapes[character] ?? '') : text
}
