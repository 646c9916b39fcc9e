import type { Metadata } from 'next'
import { defaultLocale, type Locale, localeFacts } from '@/lib/i18n/locales'

/**
 * Title, description, canonical address and alternates of a page.
 *
 * @param addresses the page's address in the languages it exists in; only those become alternates
 * @param bare the title stands alone (the front page), otherwise `site` follows it
 */
export function pageMetadata(page: {
  title: string
  description: string
  locale: Locale
  addresses: Partial<Record<Locale, string>>
  site?: string
  bare?: boolean
}): Metadata {
  const title = page.bare || !page.site ? page.title : `${page.title} – ${page.site}`
  const description = page.description || undefined
  const canonical = page.addresses[page.locale]
  const original = page.addresses[defaultLocale] ?? canonical
  return {
    title,
    description,
    alternates: {
      canonical,
      languages: { ...page.addresses, ...(original ? { 'x-default': original } : {}) },
    },
    openGraph: {
      title: page.title,
      description,
      url: canonical,
      siteName: page.site,
      locale: localeFacts[page.locale].openGraph,
    },
  }
}
