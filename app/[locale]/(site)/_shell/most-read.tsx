import type { Metadata } from 'next'
import { MostReadPage } from '@/components/list/most-read-page'
import { Unavailable } from '@/components/state/unavailable'
import { attempt } from '@/lib/attempt'
import { type Languages, type Place, startingWith } from '@/lib/i18n/languages'
import { inEveryLocale } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { translatorOf } from '@/lib/i18n/translations'
import { loadSite } from '@/lib/site/loaders'
import { pageMetadata } from '@/lib/site/metadata'
import { type MostReadPeriod, mostReadLimits } from '@/lib/views/constants'
import { loadMostRead, loadRising } from '@/lib/views/loaders'
import { withoutIndexing } from './list-metadata'
import { SiteShell } from './site-shell'

type Subject = { languages: Languages; period: MostReadPeriod }

function pathOf({ period }: Subject) {
  return (place: Place) => paths.mostRead(place, period === 'day' ? undefined : period)
}

export async function mostReadPage(subject: Subject) {
  const { languages, period } = subject
  const loaded = await attempt(() =>
    Promise.all([loadMostRead({ place: languages, period, limit: mostReadLimits.page }), loadRising(languages)]),
  )
  const addresses = inEveryLocale((other) => pathOf(subject)(startingWith(languages, other)))
  return (
    <SiteShell locale={languages[0]} languages={languages} addresses={addresses}>
      {loaded.ok ? (
        <MostReadPage languages={languages} period={period} stories={loaded.value[0]} rising={loaded.value[1]} />
      ) : (
        <Unavailable />
      )}
    </SiteShell>
  )
}

export async function mostReadMetadata(subject: Subject): Promise<Metadata> {
  const [locale] = subject.languages
  const t = translatorOf({ locale, namespace: 'MostReadPage' })
  const site = await attempt(() => loadSite(locale))
  if (!site.ok) return {}
  const titles = { day: 'titleDay', week: 'titleWeek', month: 'titleMonth' } as const
  const metadata = pageMetadata({
    title: t(titles[subject.period]),
    description: t('description'),
    locale,
    addresses: inEveryLocale(pathOf(subject)),
    site: site.value.name.text,
  })
  return subject.languages.length > 1 ? withoutIndexing(metadata) : metadata
}
