import { locale as rootLocale } from 'next/root-params'
import { getRequestConfig } from 'next-intl/server'
import { attempt } from '@/lib/attempt'
import { loadSite } from '@/lib/site/loaders'
import { formats } from './formats'
import { parseLanguages } from './languages'
import { defaultLocale } from './locales'
import { loadMessages } from './messages'

/**
 * Messages, formats and time zone of a request. Pages take the locale from the address; server actions and route
 * handlers, where root params do not exist, pass it explicitly.
 */
export default getRequestConfig(async ({ locale: explicit }) => {
  const requested = explicit ?? (await rootLocale())
  const locale = parseLanguages(requested ?? '')?.[0] ?? defaultLocale
  const site = await attempt(() => loadSite(locale))
  return { locale, messages: await loadMessages(locale), formats, timeZone: site.ok ? site.value.timeZone : 'UTC' }
})
