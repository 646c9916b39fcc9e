import type { MetadataRoute } from 'next'
import { locales } from '@/lib/i18n/locales'

export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', disallow: ['/api/', ...locales.map((locale) => `/${locale}/search`)] } }
}
