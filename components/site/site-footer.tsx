import { Localized } from '@/components/ui/localized'
import type { Languages } from '@/lib/i18n/languages'
import { paths } from '@/lib/i18n/paths'
import { useTranslations } from '@/lib/i18n/translations'
import type { SiteView } from '@/lib/site/types'
import type { SectionView } from '@/lib/taxonomy/types'
import styles from './site-footer.module.css'
import { SocialLinks } from './social-links'

export function SiteFooter({
  site,
  sections,
  languages,
  year,
}: {
  site: SiteView
  sections: readonly SectionView[]
  languages: Languages
  year: number | null
}) {
  const t = useTranslations('SiteFooter')
  return (
    <footer className={styles.footer} data-far data-print="hide">
      <div className={`page ${styles.columns}`}>
        <div className={styles.about}>
          <p className={styles.name}>
            <Localized text={site.name} />
          </p>
          <p className={styles.notice}>
            <Localized text={site.footerNotice} />
          </p>
        </div>
        {sections.length > 0 ? (
          <div>
            <h2 className={styles.heading}>{t('sections')}</h2>
            <ul className={styles.list}>
              {sections.map((section) => (
                <li key={section.slug}>
                  <a href={paths.section(languages, section.slug)}>
                    <Localized text={section.name} />
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <nav aria-labelledby="footer-pages">
          <h2 id="footer-pages" className={styles.heading}>
            {t('pages')}
          </h2>
          <ul className={styles.list}>
            <li>
              <a href={paths.archive(languages)}>{t('archive')}</a>
            </li>
            <li>
              <a href={paths.mostRead(languages)}>{t('mostRead')}</a>
            </li>
            {(['about', 'reuse', 'contacts'] as const).map((page) => (
              <li key={page}>
                <a href={paths.page(languages, page)}>{t(page)}</a>
              </li>
            ))}
            <li>
              <a href={paths.page(languages[0], 'how-we-count')}>{t('howWeCount')}</a>
            </li>
          </ul>
        </nav>
        {site.links.length > 0 ? (
          <div>
            <h2 className={styles.heading}>{t('follow')}</h2>
            <SocialLinks links={site.links} withNames />
          </div>
        ) : null}
      </div>
      {year ? (
        <p className={`page ${styles.rights}`}>{t('rights', { year: String(year), site: site.name.text })}</p>
      ) : null}
    </footer>
  )
}
