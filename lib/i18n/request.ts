import { locale as rootLocale } from 'next/root-params'
import { hasLocale } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { attempt } from '@/lib/attempt'
import { loadSite } from '@/lib/site/loaders'
import { formats } from './formats'
import { defaultLocale, locales } from './locales'
import { loadMessages } from './messages'

/**
 * Messages, formats and time zone of a request. Pages take the locale from the address; server actions and route
 * handlers, where root params do not exist, pass it explicitly.
 */
export default getRequestConfig(async ({ locale: explicit }) => {
  const requested = explicit ?? (await rootLocale())
  const locale = hasLocale(locales, requested) ? requested : defaultLocale
  const site = await attempt(() => loadSite(locale))
  return { locale, messages: await loadMessages(locale), formats, timeZone: site.ok ? site.value.timeZone : 'UTC' }
})
