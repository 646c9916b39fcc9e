import type { Captured } from './captured'

/** How long a shared response may be served without asking again. Milliseconds; null: it may not be kept. */
export function lifeOf(captured: Pick<Captured, 'status' | 'headers'>): number | null {
  const headers = new Map(captured.headers)
  if (captured.status !== 200 || headers.has('set-cookie')) return null
  const control = headers.get('cache-control') ?? ''
  if (/\b(?:private|no-store|no-cache)\b/.test(control)) return null
  const seconds = /\bs-maxage=(\d+)/.exec(control)?.[1] ?? /\bmax-age=(\d+)/.exec(control)?.[1]
  if (seconds === undefined) return null
  return Number(seconds) * 1_000
}

/** Tags that a route handler names itself. */
export function surrogateTags(captured: Captured): string[] {
  const key = captured.headers.find(([name]) => name === 'surrogate-key')?.[1]
  return key ? key.split(/\s+/).filter(Boolean) : []
}

export function isHtml(headers: readonly [string, string][]): boolean {
  return headers.some(([name, value]) => name === 'content-type' && value.startsWith('text/html'))
}

/** Headers of Next that are about its own work, and those that this server writes itself. */
const own = new Set([
  ...['connection', 'content-length', 'content-encoding', 'transfer-encoding', 'date', 'keep-alive', 'etag'],
  ...['x-powered-by', 'x-nextjs-cache', 'x-nextjs-prerender', 'x-nextjs-stale-time', 'x-nextjs-postponed'],
  ...['content-security-policy', 'x-next-cache-tags', 'x-edge-runtime'],
])

export function keptHeaders(headers: readonly [string, string][]): [string, string][] {
  return headers.filter(([name]) => !own.has(name)).map(([name, value]) => [name, value])
}
