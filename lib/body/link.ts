import { bodyLimits, linkProtocols } from './constants'
import { cleanText } from './text'

/**
 * An address as it may be stored, or null when it may not. Browsers skip tabs and line breaks inside an address, so they
 * go first and the check sees what a browser would.
 *
 * @example cleanLink(' https://example.org/\n') // 'https://example.org/'
 * @example cleanLink('java\nscript:alert(1)') // null
 * @source https://url.spec.whatwg.org/#concept-basic-url-parser
 */
export function cleanLink(href: string): string | null {
  const link = cleanText(href)
    .replace(/[\t\n]/g, '')
    .trim()
  return link.length <= bodyLimits.urlLength && isSafeLink(link) ? link : null
}

/**
 * Whether an address may stand in a body: absolute with an allowed protocol, or a path or fragment of this site.
 * Parsed as a browser parses it, so `java\nscript:` and friends are seen for what they are.
 *
 * @example isSafeLink('https://example.org/') // true
 * @example isSafeLink('java\tscript:alert(1)') // false
 * @source https://url.spec.whatwg.org/#concept-basic-url-parser
 */
export function isSafeLink(href: string): boolean {
  const base = 'https://site.invalid'
  if (!URL.canParse(href, base)) return false
  const url = new URL(href, base)
  if (url.origin === base) return href.startsWith('/') || href.startsWith('#')
  return linkProtocols.some((protocol) => protocol === url.protocol)
}
