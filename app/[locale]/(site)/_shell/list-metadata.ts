import type { Metadata } from 'next'
import { type Attempt, attempt } from '@/lib/attempt'
import type { Locale } from '@/lib/i18n/locales'
import { inEveryLocale } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { loadSite } from '@/lib/site/loaders'
import { pageMetadata } from '@/lib/site/metadata'
import type { ListSubject } from './list-page'

/** Head of a list page. Pages after the first are their own canonical addresses, without alternates. */
export async function listMetadata(list: {
  locale: Locale
  subject: Attempt<ListSubject | null>
  path: (locale: Locale) => string
  after?: string
}): Promise<Metadata> {
  const { locale, subject, path, after } = list
  const site = await attempt(() => loadSite(locale))
  if (!subject.ok || !subject.value || !site.ok) return {}
  const addresses = after === undefined ? inEveryLocale(path) : { [locale]: paths.after(path(locale), after) }
  return pageMetadata({
    title: subject.value.title.text,
    description: subject.value.summary,
    locale,
    addresses,
    site: site.value.name.text,
  })
}
