import { useLocale, useTranslations } from 'next-intl'
import { addDays } from '@/lib/i18n/calendar'
import { paths } from '@/lib/i18n/paths'
import styles from './day-navigation.module.css'

/** From one day of the archive to its neighbours. */
export function DayNavigation({ day }: { day: string }) {
  const locale = useLocale()
  const t = useTranslations('ArchivePage')
  return (
    <nav aria-label={t('navigation')} className={styles.days}>
      <a href={paths.archive(locale, addDays(day, -1))} rel="prev">
        {t('previousDay')}
      </a>
      <a href={paths.archive(locale, addDays(day, 1))}>{t('nextDay')}</a>
    </nav>
  )
}
