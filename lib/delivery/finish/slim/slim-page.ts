import { type Edit, replacing } from './edits'
import { readRows } from './rows'
import { refersToParts, slimRows } from './slim-rows'

const payloadScript = /<script>self\.__next_f\.push\(\[1,("[^"\\]*(?:\\.[^"\\]*)*")\]\)<\/script>/g
const anyPayload = /self\.__next_f\.push\(\[(?!0\])/g

/**
 * A page as Next made it says everything twice: as HTML, and in scripts as the tree that React hydrates from, styles
 * included. Here only what hydrates stays in the scripts, and they become one: less than half to compress, to send, to
 * parse and to walk through on a slow telephone, and one hash in the policy in place of fifty.
 *
 * It relies on two things that are not promised by anybody: the form of the rows, and that React leaves the content of
 * an element with `dangerouslySetInnerHTML` alone when it hydrates. Where the form is another one the page stays as it
 * is; `tests/e2e/weight.spec.ts` notices, and that everything that hydrates still does.
 */
export function slimPage(html: string): Edit[] {
  const scripts = [...html.matchAll(payloadScript)]
  const last = scripts.at(-1)
  if (!last || scripts.length !== [...html.matchAll(anyPayload)].length) return []
  const payload = textOf(scripts.map(([, literal]) => literal ?? ''))
  const rows = payload === null ? null : readRows(Buffer.from(payload))
  if (!rows || refersToParts(rows)) return []
  const slim = Buffer.concat(slimRows(rows).map(({ bytes }) => bytes)).toString('utf8')
  const script = `<script>self.__next_f.push([1,${literalOf(slim)}])</script>`
  return scripts.map((match) => replacing(match, match === last ? script : ''))
}

/** Rows may be cut anywhere between two scripts. Null when a literal is not one that Next writes. */
function textOf(literals: readonly string[]): string | null {
  try {
    return literals.map((literal) => String(JSON.parse(literal))).join('')
  } catch {
    return null
  }
}

/** A string of JavaScript that cannot end the element it stands in. */
function literalOf(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
