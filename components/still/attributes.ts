import { escapeHtml } from '@/lib/html/escape-html'

/** Those that React writes as they are named. */
const plain = new Set([
  ...['id', 'lang', 'title', 'role', 'translate', 'rel', 'target', 'type', 'alt', 'width', 'height', 'sizes', 'srcSet'],
  ...['loading', 'fetchPriority', 'decoding', 'hrefLang', 'dateTime', 'scope'],
  ...['viewBox', 'fill', 'stroke', 'd', 'focusable'],
])

const renamed = new Map([
  ['className', 'class'],
  ['htmlFor', 'for'],
  ['tabIndex', 'tabindex'],
  ['strokeWidth', 'stroke-width'],
  ['strokeLinecap', 'stroke-linecap'],
  ['strokeLinejoin', 'stroke-linejoin'],
])

/** Addresses; React does not write those that are scripts. */
const addresses = new Set(['href', 'src'])

/** There or not there. */
const flags = new Set(['hidden', 'open'])

/** For React only. */
const unwritten = new Set(['children', 'dangerouslySetInnerHTML', 'suppressHydrationWarning'])

/**
 * The attributes of an element as React writes them, each with a space before it; null when one of them is not known here.
 *
 * @example attributesOf({ className: 'a', hidden: true }) // ' class="a" hidden=""'
 */
export function attributesOf(props: Record<string, unknown>): string | null {
  let written = ''
  for (const name in props) {
    const value = props[name]
    if (value === undefined || value === null || unwritten.has(name)) continue
    const attribute = attributeOf(name, value)
    if (attribute === null) return null
    written += attribute
  }
  return written
}

function attributeOf(name: string, value: unknown): string | null {
  if (flags.has(name)) return typeof value === 'boolean' ? (value ? ` ${name}=""` : '') : null
  if (/^(?:data|aria)-[a-z-]+$/.test(name))
    return typeof value === 'boolean' ? ` ${name}="${value}"` : text(name, value)
  if (addresses.has(name)) return isAddress(value) ? text(name, value) : null
  if (plain.has(name)) return text(name, value)
  const other = renamed.get(name)
  return other === undefined ? null : text(other, value)
}

function text(name: string, value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  return ` ${name}="${escapeHtml(String(value))}"`
}

/** Of this site, or of the web; what else it may be is for React to judge. */
function isAddress(value: unknown): boolean {
  return typeof value === 'string' && /^(?:[/?#]|https?:|mailto:|tel:)/i.test(value)
}
