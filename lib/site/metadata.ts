import type { Metadata } from 'next'
import { defaultLocale, type Locale, localeFacts, locales } from '@/lib/i18n/locales'

/** A picture of 1200 × 630 that stands for a page where it is shared. */
export type SharedPicture = { url: string; alt: string }

/** Addresses of feeds by media type, with their titles. */
export type FeedLinks = Record<string, { url: string; title: string }[]>

/**
 * Title, description, canonical address, alternates and what networks show of a page.
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
  picture?: SharedPicture
  feeds?: FeedLinks
}): Metadata {
  const { addresses, locale, picture } = page
  const title = page.bare || !page.site ? page.title : `${page.title} – ${page.site}`
  const description = page.description || undefined
  const canonical = addresses[locale]
  const existing = locales.filter((candidate) => addresses[candidate] !== undefined)
  return {
    title,
    description,
    alternates: {
      canonical,
      languages: { ...addresses, ...defaultAlternate(addresses) },
      ...(page.feeds ? { types: page.feeds } : {}),
    },
    openGraph: {
      type: 'website',
      title: page.title,
      description,
      url: canonical,
      siteName: page.site,
      locale: localeFacts[locale].openGraph,
      alternateLocale: existing.filter((other) => other !== locale).map((other) => localeFacts[other].openGraph),
      ...(picture ? { images: [{ ...picture, width: 1200, height: 630, type: 'image/jpeg' }] } : {}),
    },
    ...(picture ? { twitter: { card: 'summary_large_image', images: [picture] } } : {}),
  }
}

/**
 * Where readers of no language of the page are sent: the site's default language where the page exists in it, else the
 * first of the table. Every language of a page has to name the same.
 *
 * @source https://developers.google.com/search/docs/specialty/international/localized-versions#xdefault
 */
function defaultAlternate(addresses: Partial<Record<Locale, string>>): { 'x-default'?: string } {
  const order = [defaultLocale, ...locales]
  const address = order.map((locale) => addresses[locale]).find((candidate) => candidate !== undefined)
  return address === undefined ? {} : { 'x-default': address }
}
