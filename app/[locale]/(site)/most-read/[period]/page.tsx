import { NotFound } from '@/components/state/not-found'
import { inEveryLocale, parsePlace } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { mostReadMetadata, mostReadPage } from '../../_shell/most-read'
import { SiteShell } from '../../_shell/site-shell'

export const dynamic = 'force-static'
/** Seconds; for the most read stories, which change by themselves. */
export const revalidate = 120

type Properties = PageProps<'/[locale]/most-read/[period]'>

export function generateStaticParams() {
  return [{ period: 'week' }, { period: 'month' }]
}

function longerPeriod(value: string): 'week' | 'month' | null {
  return value === 'week' || value === 'month' ? value : null
}

async function load({ params }: Properties) {
  const { locale, period } = await params
  return { languages: parsePlace(locale), period: longerPeriod(period) }
}

export async function generateMetadata(properties: Properties) {
  const { languages, period } = await load(properties)
  return period ? mostReadMetadata({ languages, period }) : {}
}

export default async function Page(properties: Properties) {
  const { languages, period } = await load(properties)
  if (period) return mostReadPage({ languages, period })
  return (
    <SiteShell locale={languages[0]} addresses={inEveryLocale((other) => paths.mostRead(other))}>
      <NotFound />
    </SiteShell>
  )
}
