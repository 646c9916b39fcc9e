import type { Metadata } from 'next'
import { FrontPage } from '@/components/front/front-page'
import { Unavailable } from '@/components/state/unavailable'
import { loadFront, loadSectionStrips } from '@/lib/articles/loaders'
import { attempt } from '@/lib/attempt'
import { inEveryLocale, parseLocale } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { loadSite } from '@/lib/site/loaders'
import { pageMetadata } from '@/lib/site/metadata'
import { SiteShell } from './_shell/site-shell'

export const ensureStatic = 'navigation'

export async function generateMetadata({ params }: PageProps<'/[locale]'>): Promise<Metadata> {
  const locale = parseLocale((await params).locale)
  const site = await attempt(() => loadSite(locale))
  if (!site.ok) return {}
  const { name, tagline } = site.value
  const title = tagline.text ? `${name.text} – ${tagline.text}` : name.text
  return pageMetadata({ title, description: tagline.text, addresses: inEveryLocale(paths.front), locale, bare: true })
}

export default async function Page({ params }: PageProps<'/[locale]'>) {
  const locale = parseLocale((await params).locale)
  const loaded = await attempt(() => Promise.all([loadFront(locale), loadSectionStrips(locale), loadSite(locale)]))
  return (
    <SiteShell locale={locale} addresses={inEveryLocale(paths.front)} front>
      {loaded.ok ? (
        <FrontPage stories={loaded.value[0]} strips={loaded.value[1]} timeZone={loaded.value[2].timeZone} />
      ) : (
        <Unavailable />
      )}
    </SiteShell>
  )
}
