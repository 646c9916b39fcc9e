import type { Metadata } from 'next'
import { type Attempt, attempt } from '@/lib/attempt'
import type { Languages, Place } from '@/lib/i18n/languages'
import { inEveryLocale } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { loadSite } from '@/lib/site/loaders'
import { pageMetadata } from '@/lib/site/metadata'
import { feedLinks, sitePicture } from '@/lib/syndication/metadata'
import type { ListSubject } from './list-page'

/**
 * Head of a list page. Pages after the first are their own canonical addresses, without alternates. A list in a reader's
 * languages repeats what the lists of one language have: search engines are asked to leave it out.
 */
export async function listMetadata(list: {
  languages: Languages
  subject: Attempt<ListSubject | null>
  path: (place: Place) => string
  after?: string
}): Promise<Metadata> {
  const { languages, subject, path, after } = list
  const [locale] = languages
  const site = await attempt(() => loadSite(locale))
  if (!subject.ok || !subject.value || !site.ok) return {}
  const addresses = after === undefined ? inEveryLocale(path) : { [locale]: paths.after(path(locale), after) }
  const { filter, title } = subject.value
  const name = site.value.name.text
  const own = filter.by === 'section' || filter.by === 'tag' || filter.by === 'author' ? filter : null
  const metadata = pageMetadata({
    title: title.text,
    description: subject.value.summary,
    locale,
    addresses,
    site: name,
    picture: sitePicture(site.value, locale),
    feeds: feedLinks(languages, [
      ...(own ? [{ subject: own, title: `${title.text} – ${name}` }] : []),
      { subject: { by: 'all' }, title: name },
    ]),
  })
  return languages.length > 1 ? withoutIndexing(metadata) : metadata
}

/** Followed, never indexed, and of no address's alternates. */
export function withoutIndexing(metadata: Metadata): Metadata {
  return { ...metadata, alternates: {}, robots: { index: false, follow: true } }
}
