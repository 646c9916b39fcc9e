import { Localized } from '@/components/ui/localized'
import type { Languages } from '@/lib/i18n/languages'
import { isLocale, localeFacts } from '@/lib/i18n/locales'
import { paths } from '@/lib/i18n/paths'
import { useTranslations } from '@/lib/i18n/translations'
import { toggleFacet } from '@/lib/search/choose'
import { noFilters } from '@/lib/search/parse'
import { hasFilters, type SearchForm, searchAddress, searchParameters } from '@/lib/search/schema'
import type { FacetKind, Facets, FacetValue } from '@/lib/search/types'
import styles from './search-facets.module.css'

const kinds = ['section', 'language', 'author', 'year'] as const satisfies FacetKind[]

type Context = { form: SearchForm; languages: Languages }

/** Values that narrow the search, as links: they work without JavaScript, and each is an address. */
export function SearchFacets({ facets, about, ...context }: Context & { facets: Facets; about: boolean }) {
  const t = useTranslations('SearchPage')
  const shown = kinds.filter((kind) => facets[kind].length > 1 || facets[kind].some((value) => value.active))
  return (
    <details className={styles.facets} open={hasFilters(context.form.query.filters)}>
      <summary className={styles.summary}>{t('filters')}</summary>
      {shown.map((kind) => (
        <section key={kind} className={styles.facet} aria-labelledby={`facet-${kind}`}>
          <h2 id={`facet-${kind}`} className={styles.heading}>
            {t(kind)}
          </h2>
          <ul>
            {facets[kind].map((value) => (
              <li key={value.value}>
                <FacetLink {...context} kind={kind} value={value} about={about} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <DateRange {...context} />
      {hasFilters(context.form.query.filters) ? <RemoveAll {...context} /> : null}
    </details>
  )
}

function FacetLink({
  form,
  languages,
  kind,
  value,
  about,
}: Context & { kind: FacetKind; value: FacetValue; about: boolean }) {
  const t = useTranslations('SearchPage')
  const filters = toggleFacet(form.query.filters, { kind, value: value.value, active: value.active })
  const plain = isLocale(value.value) ? localeFacts[value.value].endonym : value.value
  return (
    <a
      href={searchAddress(languages, form, { query: { ...form.query, filters } })}
      rel="nofollow"
      className={value.active ? styles.active : styles.value}
      aria-current={value.active ? 'true' : undefined}
      aria-label={value.active ? t('remove', { name: value.name?.text ?? plain }) : undefined}
    >
      <span lang={kind === 'language' ? value.value : undefined}>
        {value.name ? <Localized text={value.name} /> : plain}
      </span>
      <span className={styles.count}>
        {about ? '≈ ' : ''}
        {t('facetCount', { count: value.stories })}
      </span>
    </a>
  )
}

/** A plain form; everything else that is chosen goes along. */
function DateRange({ form, languages }: Context) {
  const t = useTranslations('SearchPage')
  const { from, to } = form.query.filters
  const kept = searchParameters({
    ...form,
    after: null,
    query: { ...form.query, filters: { ...form.query.filters, from: null, to: null } },
  })
  return (
    <form className={styles.facet} action={paths.search(languages)} method="get">
      <fieldset className={styles.dates}>
        <legend className={styles.heading}>{t('dateRange')}</legend>
        {[...kept].map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <label>
          {t('from')}
          <input type="date" name="from" defaultValue={from ?? ''} />
        </label>
        <label>
          {t('to')}
          <input type="date" name="to" defaultValue={to ?? ''} />
        </label>
        <button type="submit">{t('apply')}</button>
      </fieldset>
    </form>
  )
}

function RemoveAll({ form, languages }: Context) {
  const t = useTranslations('SearchPage')
  const filters = noFilters()
  return (
    <p className={styles.removeAll}>
      <a href={searchAddress(languages, form, { query: { ...form.query, filters } })}>{t('removeAll')}</a>
    </p>
  )
}
