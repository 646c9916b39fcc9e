/** Formats of a feed: the last part of its address, and its media type. */
export const feedFormats = {
  rss: { file: 'rss.xml', type: 'application/rss+xml' },
  atom: { file: 'atom.xml', type: 'application/atom+xml' },
  json: { file: 'feed.json', type: 'application/feed+json' },
} as const

/** How many stories a page of a feed may have; the first is what readers get who do not ask. */
export const feedLengths = [50, 200, 1_000] as const

/** The site's mark in the largest size that RSS allows. */
export const feedMark = { path: '/icon-144.png', size: 144 } as const

/** Minutes after which a feed reader should look again. */
export const feedTtl = 5
