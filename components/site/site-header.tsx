import { useLocale } from 'next-intl'
import { SearchOverlay } from '@/components/search/search-overlay.client'
import { Localized } from '@/components/ui/localized'
import type { Languages } from '@/lib/i18n/languages'
import type { Locale } from '@/lib/i18n/locales'
import { paths } from '@/lib/i18n/paths'
import { useTranslations } from '@/lib/i18n/translations'
import type { SiteView } from '@/lib/site/types'
import type { SectionView } from '@/lib/taxonomy/types'
import { LanguageSwitch, type PageAddresses } from './language-switch'
import styles from './site-header.module.css'
import { SocialLinks } from './social-links'
import { ThemeSwitch } from './theme-switch.client'

/**
 * @param languages in which stories are listed: links to lists keep them
 * @param missing languages the page does not exist in
 * @param current slug of the section the page belongs to
 * @param nameIsHeading on the front page the newspaper's name is the page's heading
 */
export function SiteHeader({
  site,
  sections,
  languages,
  addresses,
  missing,
  current,
  nameIsHeading = false,
}: {
  site: SiteView
  sections: readonly SectionView[]
  languages: Languages
  addresses: PageAddresses
  missing?: readonly Locale[] | undefined
  current?: string | undefined
  nameIsHeading?: boolean
}) {
  const locale = useLocale()
  const t = useTranslations('SiteHeader')
  const theme = useTranslations('ThemeSwitch')
  const search = useTranslations('SearchOverlay')
  const Name = nameIsHeading ? 'h1' : 'p'
  return (
    <header className={styles.header} data-print="hide">
      <div className={`page ${styles.utility}`}>
        <div className={styles.social}>
          <SocialLinks links={site.links} />
        </div>
        <LanguageSwitch addresses={addresses} missing={missing} />
        <div className={styles.controls}>
          <ThemeSwitch
            label={theme('label')}
            names={{ system: theme('system'), light: theme('light'), dark: theme('dark') }}
          />
          <SearchOverlay
            locale={locale}
            action={paths.search(languages)}
            labels={{
              open: search('open'),
              close: search('close'),
              placeholder: search('placeholder'),
              submit: search('submit'),
              suggestions: search('suggestions'),
              kinds: {
                query: search('kindQuery'),
                section: search('kindSection'),
                tag: search('kindTag'),
                author: search('kindAuthor'),
              },
            }}
          />
        </div>
      </div>
      <div className={`page ${styles.nameplate}`}>
        <Name className={styles.name}>
          <a href={paths.front(languages)} aria-label={t('home', { site: site.name.text })}>
            <Localized text={site.name} />
          </a>
        </Name>
        {site.tagline.text ? (
          <p className={styles.tagline}>
            <Localized text={site.tagline} />
          </p>
        ) : null}
      </div>
      {sections.length > 0 ? (
        <nav aria-label={t('sections')} className={styles.sections}>
          <ul className={`page ${styles.sectionList}`}>
            {sections.map((section) => (
              <li key={section.slug}>
                <a
                  href={paths.section(languages, section.slug)}
                  aria-current={section.slug === current ? 'true' : undefined}
                >
                  <Localized text={section.name} />
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </header>
  )
}
