import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SearchPage } from '@/components/search/search-page'
import { attempt } from '@/lib/attempt'
import { inEveryLocale, parseLocale } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { queryLength } from '@/lib/search/constants'
import { loadSearch } from '@/lib/search/loaders'
import { loadSite } from '@/lib/site/loaders'
import { SiteShell } from '../_shell/site-shell'

/** Rendered for each request, in one piece: behind <Suspense> the results would need JavaScript to appear. */
export const instant = false

type Properties = PageProps<'/[locale]/search'>

async function parse({ params, searchParams }: Properties) {
  const { q } = await searchParams
  const query = (Array.isArray(q) ? q[0] : q) ?? ''
  return { locale: parseLocale((await params).locale), query: query.slice(0, queryLength).trim() }
}

export async function generateMetadata(properties: Properties): Promise<Metadata> {
  const { locale, query } = await parse(properties)
  const t = await getTranslations({ locale, namespace: 'SearchPage' })
  const site = await attempt(() => loadSite(locale))
  const title = query ? t('titleFor', { query }) : t('title')
  return { title: site.ok ? `${title} – ${site.value.name.text}` : title, robots: { index: false, follow: true } }
}

export default async function Page(properties: Properties) {
  const { locale, query } = await parse(properties)
  const results = query ? await loadSearch({ locale, query }) : null
  return (
    <SiteShell locale={locale} addresses={inEveryLocale((other) => paths.search(other, query))}>
      <SearchPage query={query} results={results} />
    </SiteShell>
  )
}
