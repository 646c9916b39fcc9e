import type { ReactNode } from 'react'
import { announcerId } from '@/components/site/announce'
import { Awake } from '@/components/site/awake.client'
import { BreakingBar } from '@/components/site/breaking-bar'
import { KeepPlace } from '@/components/site/keep-place.client'
import type { PageAddresses } from '@/components/site/language-switch'
import { SiteFooter } from '@/components/site/site-footer'
import { SiteHeader } from '@/components/site/site-header'
import { Still } from '@/components/still/still'
import { loadBreaking } from '@/lib/articles/loaders'
import { attempt } from '@/lib/attempt'
import type { Languages } from '@/lib/i18n/languages'
import { languagesCookie } from '@/lib/i18n/languages'
import type { Locale } from '@/lib/i18n/locales'
import { localeCookie } from '@/lib/i18n/routing'
import { translatorOf } from '@/lib/i18n/translations'
import { loadSite } from '@/lib/site/loaders'
import { unknownSite } from '@/lib/site/utils'
import { loadSections } from '@/lib/taxonomy/loaders'

/**
 * Header, main and footer around a page. Each page says where its language switch leads. On a list in a reader's languages
 * the links to other lists keep them.
 * The shell stands even when the database does not answer: an error page without a way out would be a dead end.
 */
export async function SiteShell({
  locale,
  languages = [locale],
  addresses,
  missing,
  section,
  front = false,
  children,
}: {
  locale: Locale
  languages?: Languages
  addresses: PageAddresses
  missing?: readonly Locale[]
  section?: string
  front?: boolean
  children: ReactNode
}) {
  const t = translatorOf({ locale, namespace: 'SiteHeader' })
  const loaded = await attempt(() => Promise.all([loadSite(locale), loadSections(locale), loadBreaking(languages)]))
  const [site, sections, breaking] = loaded.ok ? loaded.value : ([unknownSite(locale), [], []] as const)
  return (
    <Still>
      <link
        rel="search"
        type="application/opensearchdescription+xml"
        href={`/${locale}/opensearch.xml`}
        title={site.name.text}
      />
      <a href="#content" className="skip-link" data-print="hide">
        {t('skip')}
      </a>
      <BreakingBar stories={breaking} languages={languages} />
      <SiteHeader
        site={site}
        sections={sections}
        languages={languages}
        addresses={addresses}
        missing={missing}
        current={section}
        nameIsHeading={front}
      />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter
        site={site}
        sections={sections}
        languages={languages}
        year={loaded.ok ? new Date().getUTCFullYear() : null}
      />
      <div id={announcerId} role="status" aria-live="polite" className="visually-hidden" />
      <KeepPlace cookie={localeCookie} languagesCookie={languagesCookie} />
      <Awake />
    </Still>
  )
}
