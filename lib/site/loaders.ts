import { cache } from 'react'
import { cacheTags } from '@/lib/cache-tags'
import { cachedRead } from '@/lib/cached-read'
import { readDb } from '@/lib/db'
import type { Locale } from '@/lib/i18n/locales'
import { getSite, getSitePage } from './queries'
import type { SitePageKey } from './types'

/** Many parts of a page ask for it: where the database does not answer, a page waits for that once. */
export const loadSite = cache(
  cachedRead({
    name: 'site',
    life: 'edited',
    tags: () => [cacheTags.settings],
    read: (locale: Locale) => getSite(readDb(), locale),
  }),
)

export const loadSitePage = cachedRead({
  name: 'site page',
  life: 'edited',
  tags: () => [cacheTags.settings],
  read: (query: { locale: Locale; page: SitePageKey }) => getSitePage(readDb(), query),
})
