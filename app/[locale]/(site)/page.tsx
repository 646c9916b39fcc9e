import type { Metadata } from 'next'
import { FrontPage } from '@/components/front/front-page'
import { LanguageList } from '@/components/list/language-list'
import { JsonLd } from '@/components/site/json-ld'
import { Unavailable } from '@/components/state/unavailable'
import { loadFront, loadSectionStrips } from '@/lib/articles/loaders'
import { attempt } from '@/lib/attempt'
import { env } from '@/lib/env'
import { everyLanguage, type Languages, startingWith } from '@/lib/i18n/languages'
import { inEveryLocale, parsePlace } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { translatorOf } from '@/lib/i18n/translations'
import { loadSite } from '@/lib/site/loaders'
import { pageMetadata } from '@/lib/site/metadata'
import { feedLinks, sitePicture } from '@/lib/syndication/metadata'
import { frontData } from '@/lib/syndication/structured-data'
import { loadMostReadColumn } from '@/lib/views/loaders'
import { withoutIndexing } from './_shell/list-metadata'
import { SiteShell } from './_shell/site-shell'

export const dynamic = 'force-static'
/** Seconds; for the most read stories, which change by themselves. */
export const revalidate = 120

export async function generateMetadata({ params }: PageProps<'/[locale]'>): Promise<Metadata> {
  const languages = parsePlace((await params).locale)
  const [locale] = languages
  const site = await attempt(() => loadSite(locale))
  if (!site.ok) return {}
  const { name, tagline } = site.value
  const title = tagline.text ? `${name.text} – ${tagline.text}` : name.text
  const mostRead = translatorOf({ locale, namespace: 'FrontPage' })('mostRead')
  const metadata = pageMetadata({
    title,
    description: tagline.text,
    addresses: inEveryLocale(paths.front),
    locale,
    site: name.text,
    bare: true,
    picture: sitePicture(site.value, locale),
    feeds: feedLinks(languages, [
      { subject: { by: 'all' }, title: name.text },
      { subject: { by: 'mostRead' }, title: `${mostRead} – ${name.text}` },
    ]),
  })
  return languages.length > 1 ? withoutIndexing(metadata) : metadata
}

/** Where nothing is published in the page's language yet, the front page of all languages stands in for it. */
async function loadPage(languages: Languages) {
  const [locale] = languages
  const own = await loadFront(languages)
  const shown = own.ranked.length === 0 ? everyLanguage(locale) : languages
  const stories = shown === languages ? own : await loadFront(shown)
  const [strips, mostRead, site] = await Promise.all([
    loadSectionStrips(shown),
    loadMostReadColumn({ place: shown }),
    loadSite(locale),
  ])
  return { site, stories, strips, mostRead, languages: shown, onlyElsewhere: shown !== languages }
}

export default async function Page({ params }: PageProps<'/[locale]'>) {
  const languages = parsePlace((await params).locale)
  const [locale] = languages
  const loaded = await attempt(() => loadPage(languages))
  const addresses = inEveryLocale((other) => paths.front(startingWith(languages, other)))
  return (
    <SiteShell locale={locale} languages={languages} addresses={addresses} front>
      {loaded.ok ? (
        <>
          <div className="page">
            <LanguageList languages={languages} path={paths.front} />
          </div>
          <JsonLd data={frontData({ site: loaded.value.site, locale, origin: env().MERIDIAN_ORIGIN })} />
          <FrontPage {...loaded.value} timeZone={loaded.value.site.timeZone} />
        </>
      ) : (
        <Unavailable />
      )}
    </SiteShell>
  )
}
