import { useTranslations } from 'next-intl'
import type { MissingTranslation as Missing } from '@/lib/articles/types'
import { localeFacts } from '@/lib/i18n/locales'
import { paths } from '@/lib/i18n/paths'
import { PageStatus } from './page-status'
import styles from './state.module.css'

/** The story exists, but not in the page's language: says so, and leads to the languages it exists in. */
export function MissingTranslation({ missing }: { missing: Missing }) {
  const t = useTranslations('MissingTranslation')
  return (
    <div className={`page ${styles.state}`}>
      <title>{t('title')}</title>
      <PageStatus code={404} />
      <h1 className={styles.title}>{t('title')}</h1>
      <p className={styles.text}>{t('text')}</p>
      <h2 className={styles.listTitle}>{t('available')}</h2>
      <ul className={styles.languages}>
        {missing.translations.map(({ locale, slug, title }) => (
          <li key={locale} lang={locale}>
            <a href={paths.article(locale, slug)} hrefLang={locale} data-switch-locale={locale}>
              <span className={styles.endonym}>{localeFacts[locale].endonym}</span>
              <span className={styles.storyTitle}>{title}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
