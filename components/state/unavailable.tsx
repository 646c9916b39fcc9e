import { useTranslations } from '@/lib/i18n/translations'
import { PageStatus } from './page-status'
import styles from './state.module.css'

/** The database does not answer and the page is in no cache. The link leads to this very address. */
export function Unavailable() {
  const t = useTranslations('Unavailable')
  return (
    <div className={`page ${styles.state}`}>
      <title>{t('title')}</title>
      <PageStatus code={503} />
      <h1 className={styles.title}>{t('title')}</h1>
      <p className={styles.text}>{t('text')}</p>
      <p className={styles.links}>
        <a href="?">{t('retry')}</a>
      </p>
    </div>
  )
}
