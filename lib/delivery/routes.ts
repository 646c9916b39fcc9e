import { locales } from '@/lib/i18n/locales'

/**
 * How an address is answered, and which query parameters change the answer; all others are dropped before anything
 * else looks at them (`utm_…`, `fbclid` and whatever comes next).
 *
 * - `shared`: the same for everybody. Next is asked once, without the reader's headers, and the response is kept.
 * - `personal`: depends on who asks (language, rate limits) or is made for each question. Never kept.
 * - `stream`: too long to be held in memory; passed on as it comes.
 */
export type RouteKind = 'shared' | 'personal' | 'stream'

export type Route = { pattern: RegExp; kind: RouteKind; query: readonly string[] }

/** One language, or a reader's list of them: `/hy`, `/hy+ru`. */
const locale = `(?:${locales.join('|')})(?:(?:\\+|%2B)(?:${locales.join('|')}))*`

/** The first that fits counts. */
const routes: readonly Route[] = [
  { pattern: /^\/$/, kind: 'personal', query: [] },
  { pattern: /^\/a\//, kind: 'personal', query: [] },
  {
    pattern: new RegExp(`^/${locale}/search$`),
    kind: 'personal',
    query: ['q', 'after', 'section', 'author', 'tag', 'from', 'to', 'sort', 'lang', 'year', 'exact'],
  },
  { pattern: new RegExp(`^/${locale}/(?:sections|tags|authors|archive)/[^/]+$`), kind: 'shared', query: ['after'] },
  { pattern: new RegExp(`^/${locale}/articles/[^/]+$`), kind: 'shared', query: ['with'] },
  { pattern: /^\/_next\/image$/, kind: 'shared', query: ['url', 'w', 'q'] },
  { pattern: /^\/sitemaps\//, kind: 'stream', query: [] },
  { pattern: new RegExp(`^/${locale}/feeds/`), kind: 'shared', query: ['after', 'langs', 'limit', 'before', 'page'] },
  { pattern: /^\/api\/v1\/views$/, kind: 'shared', query: ['story', 'locale'] },
  { pattern: /^\/api\/v1\/most-read$/, kind: 'shared', query: ['locale', 'period', 'section'] },
  { pattern: /^\/api\//, kind: 'personal', query: ['*'] },
]

const ordinary: Route = { pattern: /^/, kind: 'shared', query: [] }

export function routeOf(pathname: string): Route {
  return routes.find(({ pattern }) => pattern.test(pathname)) ?? ordinary
}
