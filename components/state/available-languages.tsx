import type { TranslationLink } from '@/lib/articles/types'
import { localeFacts } from '@/lib/i18n/locales'
import { paths } from '@/lib/i18n/paths'
import styles from './state.module.css'

/** The languages in which a story can be read, with its title in each. */
export function AvailableLanguages({
  title,
  translations,
}: {
  title: string
  translations: readonly TranslationLink[]
}) {
  return (
    <>
      <h2 className={styles.listTitle}>{title}</h2>
      <ul className={styles.languages}>
        {translations.map((translation) => (
          <li key={translation.locale} lang={translation.locale}>
            <a
              href={paths.article(translation.locale, translation.slug)}
              hrefLang={translation.locale}
              data-switch-locale={translation.locale}
            >
              <span className={styles.endonym}>{localeFacts[translation.locale].endonym}</span>
              <span className={styles.storyTitle}>{translation.title}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
