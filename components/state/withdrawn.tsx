import { useLocale } from 'next-intl'
import type { MissingTranslation as Missing } from '@/lib/articles/types'
import { paths } from '@/lib/i18n/paths'
import { useTranslations } from '@/lib/i18n/translations'
import { AvailableLanguages } from './available-languages'
import { PageStatus } from './page-status'
import styles from './state.module.css'

/**
 * The text was here and the newsroom took it back: says so, and leads to the languages that are left.
 *
 * @param isAnswer whether it stands at the address of the text, which is gone
 */
export function Withdrawn({ missing, isAnswer }: { missing: Missing; isAnswer: boolean }) {
  const locale = useLocale()
  const t = useTranslations('Withdrawn')
  const pages = useTranslations('NotFound')
  return (
    <div className={`page ${styles.state}`}>
      <title>{t('title')}</title>
      {isAnswer ? (
        <>
          <PageStatus code={410} />
          <p className={styles.code}>410</p>
        </>
      ) : null}
      <h1 className={styles.title}>{t('title')}</h1>
      <p className={styles.text}>{t('text')}</p>
      {missing.translations.length > 0 ? (
        <AvailableLanguages title={t('available')} translations={missing.translations} />
      ) : null}
      <p className={styles.links}>
        <a href={paths.front(locale)}>{pages('home')}</a>
        <a href={paths.page(locale, 'contacts')}>{t('contact')}</a>
      </p>
    </div>
  )
}
