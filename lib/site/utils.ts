import type { Locale } from '@/lib/i18n/locales'
import { siteName } from './constants'
import type { SiteView } from './types'

/** The site when its settings cannot be read. */
export function unknownSite(locale: Locale): SiteView {
  const nothing = { text: '', locale }
  return {
    name: { text: siteName[locale], locale },
    tagline: nothing,
    footerNotice: nothing,
    guestNotice: nothing,
    timeZone: 'UTC',
    links: [],
  }
}
