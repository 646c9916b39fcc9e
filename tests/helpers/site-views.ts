import type { Locale } from '@/lib/i18n/locales'
import type { SiteView } from '@/lib/site/types'
import { unknownSite } from '@/lib/site/utils'

const names: Record<Locale, string> = { en: 'Meridian', ru: 'Меридиан', hy: 'Մերիդիան' }

/** The site as its pages show it, in `locale`. */
export function siteView(locale: Locale, facts: Partial<SiteView> = {}): SiteView {
  return { ...unknownSite(locale), name: { text: names[locale], locale }, timeZone: 'Asia/Yerevan', ...facts }
}
