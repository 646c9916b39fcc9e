import { type Locale, localeFacts } from '@/lib/i18n/locales'
import { useTranslations } from '@/lib/i18n/translations'
import styles from './language-list.module.css'

/**
 * Offers the stories of the other languages that the reader's browser asks for. The page is the same for everybody, so it has
 * them all, hidden; a script of its own shows what applies. The links beside it do the same without it.
 *
 * @param missing languages that the list does not show
 */
export function LanguageOffer({ language, missing }: { language: Locale; missing: readonly Locale[] }) {
  const t = useTranslations('LanguageList')
  return (
    <span hidden className={styles.offer} data-offer={language} suppressHydrationWarning>
      <span className={styles.question}>{t('offer')}</span>
      <span className={styles.answers}>
        <a href="#content" rel="nofollow" className={styles.accept} suppressHydrationWarning>
          {t('accept')}{' '}
          {missing.map((locale) => (
            <span key={locale} hidden lang={locale} data-offer-language={locale} suppressHydrationWarning>
              {localeFacts[locale].endonym}
            </span>
          ))}
        </a>
        <button type="button" className={styles.decline} data-plain>
          {t('decline')}
        </button>
      </span>
    </span>
  )
}
