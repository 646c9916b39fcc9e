import { useLocale, useTranslations } from 'next-intl'
import { ArticleCard } from '@/components/article/article-card'
import type { Attempt } from '@/lib/attempt'
import { paths } from '@/lib/i18n/paths'
import type { SearchResults } from '@/lib/search/types'
import { SearchBox } from './search-box.client'
import styles from './search-page.module.css'

/** @param results null when nothing has been asked yet */
export function SearchPage({ query, results }: { query: string; results: Attempt<SearchResults> | null }) {
  const locale = useLocale()
  const t = useTranslations('SearchPage')
  const box = useTranslations('SearchOverlay')
  return (
    <div className={`page ${styles.search}`}>
      <h1 className={styles.title}>{t('title')}</h1>
      <SearchBox
        locale={locale}
        action={paths.search(locale)}
        initialQuery={query}
        labels={{ placeholder: box('placeholder'), submit: box('submit'), suggestions: box('suggestions') }}
      />
      {results ? <Outcome query={query} results={results} /> : <p className={styles.note}>{t('intro')}</p>}
    </div>
  )
}

function Outcome({ query, results }: { query: string; results: Attempt<SearchResults> }) {
  const t = useTranslations('SearchPage')
  if (!results.ok) return <p className={styles.note}>{t('failed')}</p>
  const { items, more } = results.value
  if (items.length === 0) {
    return (
      <div className={styles.note}>
        <p className={styles.none}>{t('none', { query })}</p>
        <p>{t('noneHint')}</p>
      </div>
    )
  }
  return (
    <>
      <p className={styles.count}>
        {more ? t('countMany', { count: items.length }) : t('count', { count: items.length })}
      </p>
      <ol className={styles.results}>
        {items.map((story) => (
          <li key={story.translationId}>
            <ArticleCard story={story} level={2} />
          </li>
        ))}
      </ol>
    </>
  )
}
