import { type Locale, localeFacts } from '@/lib/i18n/locales'
import styles from './story-language.module.css'

/** The language a story is in, in that language: beside a headline on a page of another one. */
export function StoryLanguage({ locale }: { locale: Locale }) {
  return (
    <span lang={locale} className={styles.language}>
      {localeFacts[locale].endonym}
    </span>
  )
}
