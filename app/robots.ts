import type { MetadataRoute } from 'next'
import { env } from '@/lib/env'
import { locales } from '@/lib/i18n/locales'
import { sitemapPath } from '@/lib/syndication/sitemap/names'

export default function robots(): MetadataRoute.Robots {
  const absolute = (path: string) => new URL(path, env().MERIDIAN_ORIGIN).href
  return {
    rules: { userAgent: '*', disallow: ['/api/', ...locales.map((locale) => `/${locale}/search`)] },
    sitemap: [absolute('/sitemap.xml'), absolute(sitemapPath({ kind: 'news' }))],
  }
}
