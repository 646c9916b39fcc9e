import type { Languages } from '@/lib/i18n/languages'
import { useTranslations } from '@/lib/i18n/translations'
import { type SearchForm, searchAddress } from '@/lib/search/schema'
import type { SearchResults } from '@/lib/search/types'
import styles from './search-page.module.css'

const unknownKeys = { section: 'unknownSection', author: 'unknownAuthor', tag: 'unknownTag' } as const

/** What was done to the query: never silently. */
export function SearchNotices({
  form,
  languages,
  results,
}: {
  form: SearchForm
  languages: Languages
  results: SearchResults
}) {
  const t = useTranslations('SearchPage')
  const { correction, relaxed, unknown } = results
  if (!correction && !relaxed && unknown.length === 0) return null
  return (
    <div className={styles.notices}>
      {correction ? (
        <>
          <p className={styles.correction}>
            {t.rich('showing', { query: correction.query, b: (query) => <strong>{query}</strong> })}
          </p>
          <p>
            {t.rich('instead', {
              query: form.text,
              link: (query) => <a href={searchAddress(languages, form, { exact: true })}>{query}</a>,
            })}
          </p>
        </>
      ) : null}
      {relaxed ? <p>{t('relaxed')}</p> : null}
      {unknown.map(({ kind, value }) => (
        <p key={`${kind} ${value}`}>{t(unknownKeys[kind], { value })}</p>
      ))}
    </div>
  )
}
