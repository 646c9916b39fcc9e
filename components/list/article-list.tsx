import { ArticleCard } from '@/components/article/article-card'
import type { ArticlePage } from '@/lib/articles/types'
import { paths } from '@/lib/i18n/paths'
import { useTranslations } from '@/lib/i18n/translations'
import styles from './article-list.module.css'
import { LoadMore } from './load-more.client'

/** Stories that a telephone shows before anybody scrolls. */
const onScreen = 5

/**
 * A list and the way to its next page: a plain link, which turns into loading in place where there is JavaScript.
 *
 * @param path address of the list's first page
 * @param onlyElsewhere there is nothing in the page's language, and these are the stories of the others
 * @param first whether this is the first page
 */
export function ArticleList({
  page,
  path,
  first = true,
  showSection = true,
  onlyElsewhere = false,
  level = 2,
}: {
  page: ArticlePage
  path: string
  first?: boolean
  showSection?: boolean
  onlyElsewhere?: boolean
  level?: 2 | 3
}) {
  const t = useTranslations('ArticleList')
  if (page.items.length === 0) return <p className={styles.empty}>{t('empty')}</p>
  return (
    <div>
      {onlyElsewhere ? <p className={styles.elsewhere}>{t('onlyElsewhere')}</p> : null}
      <ol className={styles.list} data-article-list>
        {page.items.map((story, index) => (
          <li key={story.translationId} className={styles.item} data-far={index < onScreen ? undefined : ''}>
            <ArticleCard story={story} level={level} showSection={showSection} frame="list" />
          </li>
        ))}
      </ol>
      {page.next ? (
        <LoadMore
          href={paths.after(path, page.next)}
          labels={{ more: t('more'), loading: t('loading'), failed: t('failed') }}
        />
      ) : null}
      {first ? null : (
        <p className={styles.newest}>
          <a href={path}>{t('newest')}</a>
        </p>
      )}
    </div>
  )
}
