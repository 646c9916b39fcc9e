import type { Metadata } from 'next'
import { SettingsText } from '@/components/site/settings-text'
import { Unavailable } from '@/components/state/unavailable'
import { attempt } from '@/lib/attempt'
import type { Locale } from '@/lib/i18n/locales'
import { inEveryLocale } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { translatorOf } from '@/lib/i18n/translations'
import { loadSite, loadSitePage } from '@/lib/site/loaders'
import { pageMetadata } from '@/lib/site/metadata'
import type { SitePageKey } from '@/lib/site/types'
import { excerpt } from '@/lib/syndication/description'
import { sitePicture } from '@/lib/syndication/metadata'
import { SiteShell } from './site-shell'

/** About, reuse terms and contacts: paragraphs of the site's settings. */
export async function settingsPage(locale: Locale, page: SitePageKey) {
  const t = translatorOf({ locale, namespace: 'SiteFooter' })
  const text = await attempt(() => loadSitePage({ locale, page }))
  return (
    <SiteShell locale={locale} addresses={inEveryLocale((other) => paths.page(other, page))}>
      {text.ok ? <SettingsText title={t(page)} text={text.value} /> : <Unavailable />}
    </SiteShell>
  )
}

export async function settingsPageMetadata(locale: Locale, page: SitePageKey): Promise<Metadata> {
  const t = translatorOf({ locale, namespace: 'SiteFooter' })
  const loaded = await attempt(() => Promise.all([loadSite(locale), loadSitePage({ locale, page })]))
  if (!loaded.ok) return {}
  const [site, text] = loaded.value
  const addresses = inEveryLocale((other) => paths.page(other, page))
  return pageMetadata({
    title: t(page),
    description: excerpt(text.paragraphs.join(' ')),
    locale,
    addresses,
    site: site.name.text,
    picture: sitePicture(site, locale),
  })
}
