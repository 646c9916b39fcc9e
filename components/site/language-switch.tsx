import { useLocale } from 'next-intl'
import { type Locale, localeFacts, locales } from '@/lib/i18n/locales'
import { useTranslations } from '@/lib/i18n/translations'
import styles from './language-switch.module.css'

/** Address of this very page in every language. */
export type PageAddresses = Record<Locale, string>

/**
 * Leads to the same page, and on an article to the same story and paragraph, in another language.
 *
 * @param missing languages the page does not exist in: readers may ask for it (the newsroom learns that they do), crawlers
 *   need not
 */
export function LanguageSwitch({
  addresses,
  missing = [],
}: {
  addresses: PageAddresses
  missing?: readonly Locale[] | undefined
}) {
  const current = useLocale()
  const t = useTranslations('LanguageSwitch')
  return (
    <nav aria-label={t('label')} className={styles.switch}>
      <ul className={styles.list}>
        {locales.map((locale) => (
          <li key={locale}>
            <a
              href={addresses[locale]}
              hrefLang={locale}
              lang={locale}
              rel={missing.includes(locale) ? 'nofollow' : undefined}
              aria-current={locale === current ? 'page' : undefined}
              data-switch-locale={locale}
              className={styles.language}
            >
              {localeFacts[locale].endonym}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
