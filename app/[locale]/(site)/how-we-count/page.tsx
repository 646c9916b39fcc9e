import type { Metadata } from 'next'
import { Unavailable } from '@/components/state/unavailable'
import { HowWeCount } from '@/components/views/how-we-count'
import { attempt } from '@/lib/attempt'
import { inEveryLocale, parseLocale } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { translatorOf } from '@/lib/i18n/translations'
import { loadSite } from '@/lib/site/loaders'
import { pageMetadata } from '@/lib/site/metadata'
import { monthsOfTotals } from '@/lib/views/constants'
import { loadMonthTotals } from '@/lib/views/loaders'
import { SiteShell } from '../_shell/site-shell'

export const dynamic = 'force-static'
/** Seconds; for the totals, which change by themselves. */
export const revalidate = 120

type Properties = PageProps<'/[locale]/how-we-count'>

const addresses = inEveryLocale((locale) => paths.page(locale, 'how-we-count'))

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  const locale = parseLocale((await params).locale)
  const t = translatorOf({ locale, namespace: 'HowWeCount' })
  const site = await attempt(() => loadSite(locale))
  if (!site.ok) return {}
  return pageMetadata({ title: t('title'), description: t('intro'), locale, addresses, site: site.value.name.text })
}

export default async function Page({ params }: Properties) {
  const locale = parseLocale((await params).locale)
  const loaded = await attempt(() => Promise.all([loadSite(locale), loadMonthTotals(monthsOfTotals)]))
  return (
    <SiteShell locale={locale} addresses={addresses}>
      {loaded.ok ? <HowWeCount timeZone={loaded.value[0].timeZone} months={loaded.value[1]} /> : <Unavailable />}
    </SiteShell>
  )
}
