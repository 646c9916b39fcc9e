import { useLocale } from 'next-intl'
import { paths } from '@/lib/i18n/paths'
import { useTranslations } from '@/lib/i18n/translations'
import { PageStatus } from './page-status'
import styles from './state.module.css'

export function NotFound() {
  const locale = useLocale()
  const t = useTranslations('NotFound')
  return (
    <div className={`page ${styles.state}`}>
      <title>{t('title')}</title>
      <PageStatus code={404} />
      <p className={styles.code}>404</p>
      <h1 className={styles.title}>{t('title')}</h1>
      <p className={styles.text}>{t('text')}</p>
      <p className={styles.links}>
        <a href={paths.front(locale)}>{t('home')}</a>
        <a href={paths.search(locale)}>{t('search')}</a>
      </p>
    </div>
  )
}
