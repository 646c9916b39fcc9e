import { locale as rootLocale } from 'next/root-params'
import { getRequestConfig } from 'next-intl/server'
import { attempt } from '@/lib/attempt'
import { loadSite } from '@/lib/site/loaders'
import { parseLanguages } from './languages'
import { defaultLocale } from './locales'

/**
 * Language and time zone of a request. Pages take the locale from the address; server actions and route handlers, where root
 * params do not exist, pass it explicitly. Messages and formats are kept by `translations.ts`.
 */
export default getRequestConfig(async ({ locale: explicit }) => {
  const requested = explicit ?? (await rootLocale())
  const locale = parseLanguages(requested ?? '')?.[0] ?? defaultLocale
  const site = await attempt(() => loadSite(locale))
  return { locale, timeZone: site.ok ? site.value.timeZone : 'UTC' }
})
