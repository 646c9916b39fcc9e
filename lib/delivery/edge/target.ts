import { remembered } from '@/lib/remembered'
import { type RouteKind, routeOf } from '../routes'

/** Longer addresses are nobody's. Characters. */
const longest = 2_048

/** What a request is after. `path` and `search` are in one spelling: many addresses, one cached response. */
export type Target = { path: string; search: string; kind: RouteKind }

export type Refusal = { status: 400 | 405 | 414 }

const methods = new Set(['GET', 'HEAD', 'POST'])

/** Escapes that would end a line of a header or a name of a file, and slashes that servers do not agree on. */
const malformed = /%(?:00|0[ad]|2f|5c)|[^\u0021-\u005b\u005d-\u007e]|\/\/|\/\.{1,2}(?:\/|$)/i

/**
 * Reads the request line.
 *
 * @example readTarget({ method: 'GET', url: '/hy?utm_source=x' }) // { path: '/hy', search: '', kind: 'shared' }
 */
export function readTarget(request: { method?: string | undefined; url?: string | undefined }): Target | Refusal {
  const url = request.url ?? ''
  if (!methods.has(request.method ?? '')) return { status: 405 }
  if (url.length > longest) return { status: 414 }
  const mark = url.indexOf('?')
  const rawPath = mark < 0 ? url : url.slice(0, mark)
  if (!rawPath.startsWith('/') || malformed.test(rawPath) || !isUtf8(rawPath)) return { status: 400 }
  const path = rawPath.length > 1 && rawPath.endsWith('/') ? rawPath.slice(0, -1) : rawPath
  const route = routeOf(path)
  return { path, search: mark < 0 ? '' : knownQuery(url.slice(mark + 1), route.query), kind: route.kind }
}

/** What `readTarget` says of a GET: a dozen expressions are tried on each address, and short ones come again and again. */
export const targetOfGet = remembered((url) => readTarget({ method: 'GET', url }), { most: 4_096, longest: 256 })

function isUtf8(path: string): boolean {
  if (!path.includes('%')) return true
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/** Known parameters, each once, in the order of the table. */
function knownQuery(query: string, known: readonly string[]): string {
  if (known.length === 0 || query === '') return ''
  if (known[0] === '*') return `?${query}`
  const given = new URLSearchParams(query)
  const kept = new URLSearchParams()
  for (const name of known) {
    const value = given.get(name)
    if (value !== null) kept.set(name, value)
  }
  return kept.size === 0 ? '' : `?${kept}`
}
