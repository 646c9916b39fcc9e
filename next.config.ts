import path from 'node:path'
import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'
import { locales } from './lib/i18n/locales'
import { pictureQuality } from './lib/media/constants'

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts')

const oneLocale = `(?:${locales.join('|')})`

/** One language, or a reader's list of them: `hy+ru`. */
const anyPlace = `${oneLocale}(?:\\+${oneLocale}){0,${locales.length - 1}}`

/** Addresses that have a page or an endpoint; what Next and `public/` serve is served before this is asked. */
const ours = `${anyPlace}(?:/|$)|(?:a|media|sitemaps)/[^/]+$|og/|sitemap\\.xml$|api/(?:internal|v1)/[a-z-]+$|_next/`

/** Lists with `?after=` and articles with `?with=` are static pages too: the query becomes a part of the path. */
function queryAsPath(source: string, key: string, folder: string) {
  return {
    source: `/:locale(${anyPlace})${source}`,
    has: [{ type: 'query' as const, key, value: '(?<value>[\\w-]{1,80})' }],
    destination: `/:locale${source}/${folder}/:value`,
  }
}

const nextConfig: NextConfig = {
  // For `npm run bundle`: everything that serves, traced into one directory.
  ...(process.env.MERIDIAN_STANDALONE
    ? { output: 'standalone' as const, outputFileTracingRoot: path.resolve('.') }
    : {}),
  // Search reads them at run time.
  outputFileTracingIncludes: { '/**': ['node_modules/dictionary-{hy,ru}/index.{aff,dic}'] },
  // Statuses of static pages; see the handler.
  cacheHandler: path.resolve('lib/delivery/page-cache.mjs'),
  cacheMaxMemorySize: 0,
  // The edge does both, once for each page.
  compress: false,
  generateEtags: false,
  experimental: {
    globalNotFound: true,
    inlineCss: true,
    // Styles stand in the page, so more pieces cost no request: each page carries what it needs.
    cssChunking: { type: 'graph', requestCost: 0 },
    serverActions: { bodySizeLimit: '16kb' },
  },
  images: {
    localPatterns: [{ pathname: '/media/**', search: '' }],
    // The second is for browsers of before 2024.
    formats: ['image/avif', 'image/webp'],
    // The widths of components/media/picture-frames.ts.
    deviceSizes: [480, 720, 960, 1200, 1600],
    imageSizes: [240, 320],
    qualities: [pictureQuality],
    // A picture's name is its checksum: it never changes.
    minimumCacheTTL: 31_536_000,
    maximumDiskCacheSize: 512 * 1024 * 1024,
  },
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  devIndicators: false,
  async redirects() {
    return ['arm', 'am'].flatMap((code) => [
      { source: `/${code}`, destination: '/hy', permanent: true },
      { source: `/${code}/:path*`, destination: '/hy/:path*', permanent: true },
    ])
  },
  async rewrites() {
    return {
      beforeFiles: [
        queryAsPath('/sections/:slug', 'after', 'after'),
        queryAsPath('/tags/:slug', 'after', 'after'),
        queryAsPath('/authors/:slug', 'after', 'after'),
        queryAsPath('/archive/:day', 'after', 'after'),
        queryAsPath('/articles/:slug', 'with', 'with'),
      ],
      // An unknown language is no page of ours: it gets the global 404.
      afterFiles: [{ source: `/:path((?!${ours}).+)`, destination: '/_not-found' }],
      fallback: [],
    }
  },
  async headers() {
    const immutable = [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }]
    return [{ source: '/fonts/:file*', headers: immutable }]
  },
}

export default withNextIntl(nextConfig)
