import type { Locale } from '@/lib/i18n/locales'

/** What the site is called until its newsroom says otherwise. */
export const siteName: Record<Locale, string> = { en: 'Meridian', ru: 'Меридиан', hy: 'Մերիդիան' }
