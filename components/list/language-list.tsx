import { InlineScript } from '@/components/ui/inline-script'
import { type Languages, type Place, placeSegment } from '@/lib/i18n/languages'
import { type Locale, localeFacts, locales } from '@/lib/i18n/locales'
import { offerScript } from '@/lib/i18n/offer-script'
import { useTranslations } from '@/lib/i18n/translations'
import styles from './language-list.module.css'
import { LanguageOffer } from './language-offer'

/**
 * In which languages the stories of this list are shown, and how to add one or leave one out. Plain links: every list of
 * languages is an address of its own.
 *
 * @param path address of this list in some languages
 */
export function LanguageList({ languages, path }: { languages: Languages; path: (place: Place) => string }) {
  const t = useTranslations('LanguageList')
  const [first, ...others] = languages
  const without = (locale: Locale): Languages => [first, ...others.filter((other) => other !== locale)]
  const missing = locales.filter((locale) => !languages.includes(locale))
  return (
    <nav aria-label={t('label')} className={styles.languages} data-print="hide">
      <span className={styles.label}>{t('shown')}</span>
      <ol className={styles.list}>
        <li lang={first}>{localeFacts[first].endonym}</li>
        {others.map((locale) => (
          <li key={locale}>
            <span lang={locale}>{localeFacts[locale].endonym}</span>{' '}
            <a
              href={path(without(locale))}
              rel="nofollow"
              data-languages={placeSegment(without(locale))}
              className={styles.change}
            >
              {t('remove')}
              <span className="visually-hidden" lang={locale}>
                {' '}
                {localeFacts[locale].endonym}
              </span>
            </a>
          </li>
        ))}
      </ol>
      {missing.map((locale) => (
        <a
          key={locale}
          href={path([...languages, locale])}
          rel="nofollow"
          data-languages={placeSegment([...languages, locale])}
          className={styles.add}
        >
          {t('add')} <span lang={locale}>{localeFacts[locale].endonym}</span>
        </a>
      ))}
      {others.length > 0 ? <span className={styles.hint}>{t('hint')}</span> : null}
      {others.length === 0 ? (
        <>
          <LanguageOffer language={first} missing={missing} />
          <InlineScript code={offerScript} />
        </>
      ) : null}
    </nav>
  )
}
