import type { MissingTranslation as Missing } from '@/lib/articles/types'
import { useTranslations } from '@/lib/i18n/translations'
import { AvailableLanguages } from './available-languages'
import { PageStatus } from './page-status'
import styles from './state.module.css'

/**
 * The story exists, but not in the page's language: says so, and leads to the languages it exists in.
 *
 * @param isAnswer whether it stands at the address of a text, which is not there
 */
export function MissingTranslation({ missing, isAnswer }: { missing: Missing; isAnswer: boolean }) {
  const t = useTranslations('MissingTranslation')
  return (
    <div className={`page ${styles.state}`}>
      <title>{t('title')}</title>
      {isAnswer ? <PageStatus code={404} /> : null}
      <h1 className={styles.title}>{t('title')}</h1>
      <p className={styles.text}>{t('text')}</p>
      <AvailableLanguages title={t('available')} translations={missing.translations} />
    </div>
  )
}
