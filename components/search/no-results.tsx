import type { Languages } from '@/lib/i18n/languages'
import { paths } from '@/lib/i18n/paths'
import { useTranslations } from '@/lib/i18n/translations'
import { noFilters } from '@/lib/search/parse'
import { hasFilters, type SearchForm, searchAddress } from '@/lib/search/schema'
import type { SearchResults } from '@/lib/search/types'
import { SearchNotices } from './search-notices'
import styles from './search-page.module.css'

/** Nothing was found: what was tried, and ways on. */
export function NoResults({
  form,
  languages,
  results,
  sections,
}: {
  form: SearchForm
  languages: Languages
  results: SearchResults
  sections: readonly { slug: string; name: { text: string } }[]
}) {
  const t = useTranslations('SearchPage')
  const { parts, filters } = form.query
  return (
    <div className={styles.note}>
      <p className={styles.none}>{form.text ? t('none', { query: form.text }) : t('noneAtAll')}</p>
      <SearchNotices form={form} languages={languages} results={results} />
      {parts.length > 0 && !form.exact ? <p>{t('noneTried')}</p> : null}
      <p>{t('noneHint')}</p>
      {parts.length > 0 && hasFilters(filters) ? (
        <p>
          <a href={searchAddress(languages, form, { query: { parts, filters: noFilters() } })}>{t('withoutFilters')}</a>
        </p>
      ) : null}
      {sections.length > 0 ? (
        <nav aria-labelledby="browse" className={styles.browse}>
          <h2 id="browse">{t('allSections')}</h2>
          <ul>
            {sections.map(({ slug, name }) => (
              <li key={slug}>
                <a href={paths.section(languages, slug)}>{name.text}</a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </div>
  )
}
