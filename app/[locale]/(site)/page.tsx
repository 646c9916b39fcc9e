import type { Metadata } from 'next'
import { FrontPage } from '@/components/front/front-page'
import { LanguageList } from '@/components/list/language-list'
import { Unavailable } from '@/components/state/unavailable'
import { loadFront, loadSectionStrips } from '@/lib/articles/loaders'
import { attempt } from '@/lib/attempt'
import { everyLanguage, type Languages, startingWith } from '@/lib/i18n/languages'
import { inEveryLocale, parsePlace } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { loadSite } from '@/lib/site/loaders'
import { pageMetadata } from '@/lib/site/metadata'
import { withoutIndexing } from './_shell/list-metadata'
import { SiteShell } from './_shell/site-shell'

export const ensureStatic = 'navigation'

export async function generateMetadata({ params }: PageProps<'/[locale]'>): Promise<Metadata> {
  const languages = parsePlace((await params).locale)
  const [locale] = languages
  const site = await attempt(() => loadSite(locale))
  if (!site.ok) return {}
  const { name, tagline } = site.value
  const title = tagline.text ? `${name.text} – ${tagline.text}` : name.text
  const metadata = pageMetadata({
    title,
    description: tagline.text,
    addresses: inEveryLocale(paths.front),
    locale,
    bare: true,
  })
  return languages.length > 1 ? withoutIndexing(metadata) : metadata
}

/** Where nothing is published in the page's language yet, the front page of all languages stands in for it. */
async function loadPage(languages: Languages) {
  const [locale] = languages
  const own = await loadFront(languages)
  const shown = own.ranked.length === 0 ? everyLanguage(locale) : languages
  const stories = shown === languages ? own : await loadFront(shown)
  const [strips, site] = await Promise.all([loadSectionStrips(shown), loadSite(locale)])
  return { stories, strips, timeZone: site.timeZone, languages: shown, onlyElsewhere: shown !== languages }
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
          <FrontPage {...loaded.value} />
        </>
      ) : (
        <Unavailable />
      )}
    </SiteShell>
  )
}
