import { cacheLife, cacheTag } from 'next/cache'
import { cacheTags } from '@/lib/cache-tags'
import { readDb } from '@/lib/db'
import type { Locale } from '@/lib/i18n/locales'
import { getSite, getSitePage } from './queries'
import type { SitePageKey, SitePageText, SiteView } from './types'

export async function loadSite(locale: Locale): Promise<SiteView> {
  'use cache'
  cacheLife('story')
  cacheTag(cacheTags.all, cacheTags.settings)
  return getSite(readDb(), locale)
}

export async function loadSitePage(query: { locale: Locale; page: SitePageKey }): Promise<SitePageText> {
  'use cache'
  cacheLife('story')
  cacheTag(cacheTags.all, cacheTags.settings)
  return getSitePage(readDb(), query)
}

/** The current year in the site's time zone does not matter to the hour; a cached clock keeps pages static. */
export async function loadYear(): Promise<number> {
  'use cache'
  cacheLife('list')
  cacheTag(cacheTags.all)
  return new Date().getUTCFullYear()
}
