import { bodyLimits } from './constants'
import { cleanText } from './text'
import { isSafeLink } from './utils'

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
