import { cacheLife, cacheTag } from 'next/cache'
import { cache } from 'react'
import { cacheTags } from '@/lib/cache-tags'
import { readDb } from '@/lib/db'
import type { Locale } from '@/lib/i18n/locales'
import { getSite, getSitePage } from './queries'
import type { SitePageKey, SitePageText, SiteView } from './types'

async function readSite(locale: Locale): Promise<SiteView> {
  'use cache'
  cacheLife('edited')
  cacheTag(cacheTags.all, cacheTags.settings)
  return getSite(readDb(), locale)
}

/** Many parts of a page ask for it: taken out of the cache once a page. */
export const loadSite = cache(readSite)

export async function loadSitePage(query: { locale: Locale; page: SitePageKey }): Promise<SitePageText> {
  'use cache'
  cacheLife('edited')
  cacheTag(cacheTags.all, cacheTags.settings)
  return getSitePage(readDb(), query)
}

/** The current year in the site's time zone does not matter to the hour; a cached clock keeps pages static. */
export async function loadYear(): Promise<number> {
  'use cache'
  cacheLife('edited')
  cacheTag(cacheTags.all)
  return new Date().getUTCFullYear()
}
