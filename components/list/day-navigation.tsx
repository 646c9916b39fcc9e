import { addDays } from '@/lib/i18n/calendar'
import type { Languages } from '@/lib/i18n/languages'
import { paths } from '@/lib/i18n/paths'
import { useTranslations } from '@/lib/i18n/translations'
import styles from './day-navigation.module.css'

/**
 * From one day of the archive to its neighbours.
 *
 * @param last the newest day there can be: the present one
 */
export function DayNavigation({ day, languages, last }: { day: string; languages: Languages; last: string }) {
  const t = useTranslations('ArchivePage')
  return (
    <nav aria-label={t('navigation')} className={styles.days}>
      <a href={paths.archive(languages, addDays(day, -1))} rel="prev nofollow">
        {t('previousDay')}
      </a>
      {day < last ? (
        <a href={paths.archive(languages, addDays(day, 1))} rel="nofollow">
          {t('nextDay')}
        </a>
      ) : null}
    </nav>
  )
}
