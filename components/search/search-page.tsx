import { useLocale } from 'next-intl'
import type { Attempt } from '@/lib/attempt'
import type { Languages } from '@/lib/i18n/languages'
import { paths } from '@/lib/i18n/paths'
import { useTranslations } from '@/lib/i18n/translations'
import { isAsked, type SearchForm, searchAddress } from '@/lib/search/schema'
import type { SearchResults, Sort } from '@/lib/search/types'
import { PageStatus } from '../state/page-status'
import { NoResults } from './no-results'
import { SearchBox } from './search-box.client'
import { SearchFacets } from './search-facets'
import { SearchNotices } from './search-notices'
import styles from './search-page.module.css'
import { SearchResultItem } from './search-result'

type Sections = readonly { slug: string; name: { text: string } }[]

/** What became of a search: an answer, a fault, or too many of them. Null when nothing has been asked yet. */
export type Outcome = Attempt<SearchResults> | { ok: false; retryAfterSeconds: number } | null

type Properties = { form: SearchForm; languages: Languages; outcome: Outcome; sections?: Sections }

export function SearchPage({ form, languages, outcome, sections = [] }: Properties) {
  const locale = useLocale()
  const t = useTranslations('SearchPage')
  const box = useTranslations('SearchOverlay')
  return (
    <div className={`page ${styles.search}`}>
      <h1 className={styles.title}>{t('title')}</h1>
      <div className={styles.box}>
        <SearchBox
          locale={locale}
          action={paths.search(languages)}
          initialQuery={form.text}
          labels={{
            placeholder: box('placeholder'),
            submit: box('submit'),
            suggestions: box('suggestions'),
            kinds: {
              query: box('kindQuery'),
              section: box('kindSection'),
              tag: box('kindTag'),
              author: box('kindAuthor'),
            },
          }}
        />
      </div>
      {outcome ? <Answer form={form} languages={languages} outcome={outcome} sections={sections} /> : <Introduction />}
    </div>
  )
}

function Introduction() {
  const t = useTranslations('SearchPage')
  return (
    <div className={styles.note}>
      <p>{t('intro')}</p>
      <p>{t('help')}</p>
    </div>
  )
}

function Answer({ form, languages, outcome, sections = [] }: Properties & { outcome: NonNullable<Outcome> }) {
  const t = useTranslations('SearchPage')
  if (!outcome.ok) {
    const limited = 'retryAfterSeconds' in outcome
    return (
      <div className={styles.note} role="alert">
        {limited ? null : <PageStatus code={503} />}
        <p>{limited ? t('limited', { seconds: outcome.retryAfterSeconds }) : t('failed')}</p>
      </div>
    )
  }
  const results = outcome.value
  if (results.items.length === 0 && !form.after) {
    return <NoResults form={form} languages={languages} results={results} sections={sections} />
  }
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <SearchNotices form={form} languages={languages} results={results} />
        <div className={styles.bar}>
          <p>{t(results.total.about ? 'about' : 'count', { count: results.total.stories })}</p>
          <SortLinks form={form} languages={languages} />
        </div>
        <ol className={styles.results}>
          {results.items.map((story) => (
            <li key={story.articleId}>
              <SearchResultItem story={story} />
            </li>
          ))}
        </ol>
        <Pages form={form} languages={languages} next={results.next} />
      </div>
      <aside className={styles.side} aria-label={t('filters')}>
        <SearchFacets facets={results.facets} about={results.total.about} form={form} languages={languages} />
      </aside>
    </div>
  )
}

function SortLinks({ form, languages }: { form: SearchForm; languages: Languages }) {
  const t = useTranslations('SearchPage')
  if (!isAsked(form)) return null
  const choices = [
    ['relevance', t('sortRelevance')],
    ['date', t('sortDate')],
  ] as const satisfies [Sort, string][]
  return (
    <p className={styles.sort}>
      <span>{t('sortBy')}</span>
      {choices.map(([sort, name]) => (
        <a
          key={sort}
          href={searchAddress(languages, form, { sort })}
          rel="nofollow"
          aria-current={form.sort === sort ? 'true' : undefined}
        >
          {name}
        </a>
      ))}
    </p>
  )
}

function Pages({ form, languages, next }: { form: SearchForm; languages: Languages; next: string | null }) {
  const t = useTranslations('SearchPage')
  if (!next && !form.after) return null
  return (
    <nav className={styles.pages} aria-label={t('pages')}>
      {form.after ? <a href={searchAddress(languages, form)}>{t('first')}</a> : null}
      {next ? (
        <a className={styles.next} href={searchAddress(languages, form, { after: next })} rel="next nofollow">
          {t('earlier')}
        </a>
      ) : null}
    </nav>
  )
}
