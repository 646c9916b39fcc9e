import { createHash } from 'node:crypto'

/**
 * Elements of scripts and styles as React writes them, with `<` and `>` escaped in every attribute. Where a browser would
 * read a page differently something lacks its hash and stays without effect; only what has a known shape is given one.
 * Reading the whole page as a browser does took forty times as long.
 */
const parts = /<(script|style)\b([^>]*)>([\s\S]*?)<\/\1\s*>/gi

/**
 * Inline scripts that a page of ours may have, by their shape. Anything else got in through a text: it gets no hash, so
 * no browser runs it.
 */
const known = [
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\(\{"otherChunks":\["[\w./~",-]*"\],"runtimeModuleIds":\[[\d,]*\]\}\);?$/,
  /^\(?self\.__next_f\s*=\s*self\.__next_f\s*\|\|\s*\[\]\)?\.push\(\[\d+(?:,[\s\S]*)?\]\)\s*;?$/,
  /^self\.__next_f\.push\(\[\d+(?:,"(?:[^"\\\u2028\u2029]|\\.)*")?\]\)\s*;?$/,
]

/** Data, not code: browsers do not run it. */
const dataTypes = new Set(['application/json', 'application/ld+json'])

export type PagePolicy = { policy: string; unknown: string[] }

/**
 * The Content-Security-Policy of a finished page: hashes of its inline scripts of known shape, of its style elements, and
 * nothing else but our own origin. Style attributes never work: their hashes were half of a page's headers.
 *
 * @param constant texts of our own inline scripts, which are the same on every page
 * @param nonce of a page that is made for one reader: Next wrote it on its scripts, and no hash of them is needed
 * @returns the policy, and the beginnings of scripts that were not blessed
 */
export function pagePolicy(html: string, constant: ReadonlySet<string>, nonce?: string): PagePolicy {
  const scripts = new Set<string>()
  const styles = new Set<string>()
  const unknown: string[] = []
  for (const [, name, written = '', text = ''] of html.matchAll(parts)) {
    if (name?.toLowerCase() === 'style') styles.add(hashOf(text))
    else if (isInlineCode(written) && (nonce === undefined || attributeOf(written, 'nonce') !== nonce)) {
      if (constant.has(text) || known.some((shape) => shape.test(text))) scripts.add(hashOf(text))
      else unknown.push(text.slice(0, 80))
    }
  }
  if (nonce !== undefined) scripts.add(`'nonce-${nonce}'`)
  return { policy: assemble({ scripts, styles }), unknown }
}

function isInlineCode(attributes: string): boolean {
  return attributeOf(attributes, 'src') === undefined && !dataTypes.has(attributeOf(attributes, 'type') ?? '')
}

function assemble(hashes: Record<'scripts' | 'styles', ReadonlySet<string>>): string {
  return [
    "default-src 'self'",
    `script-src ${["'self'", ...hashes.scripts].join(' ')}`,
    `style-src ${["'self'", ...hashes.styles].join(' ')}`,
    "style-src-attr 'none'",
    ...commonDirectives,
  ].join('; ')
}

/** What Next is told, so that it writes the nonce on its scripts. The response's own policy knows the styles as well. */
export function noncePolicy(nonce: string): string {
  return `script-src 'self' 'nonce-${nonce}'`
}

/** What is not named here, and falls back to it, is `default-src`. */
const commonDirectives = [
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
]

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** @param attributes of an element, as they are written in its tag */
function attributeOf(attributes: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1]
}
