const escapes: Record<string, string> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

/**
 * JSON that may stand in a `<script>` element: no `</script>`, `<!--` or line separator is left in it. Halves of surrogate
 * pairs become U+FFFD: they would not survive the page's UTF-8.
 *
 * @example escapeJson({ a: '</script>' }) // '{"a":"\\u003c/script\\u003e"}'
 * @source https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
 */
export function escapeJson(data: unknown): string {
  const json = JSON.stringify(data, (_key, value) => (typeof value === 'string' ? value.toWellFormed() : value))
  return json.replace(/[<>&\u2028\u2029]/g, (character) => escapes[character] ?? '')
}
