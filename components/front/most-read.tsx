import { useTranslations } from 'next-intl'
import type { ArticleSummary } from '@/lib/articles/types'
import { paths } from '@/lib/i18n/paths'
import styles from './front.module.css'

export function MostRead({ stories }: { stories: ArticleSummary[] }) {
  const t = useTranslations('FrontPage')
  if (stories.length === 0) return null
  return (
    <section aria-labelledby="most-read" className={styles.column}>
      <h2 id="most-read" className={styles.columnTitle}>
        {t('mostRead')}
      </h2>
      <ol className={styles.mostRead}>
        {stories.map((story) => (
          <li key={story.translationId}>
            <a href={paths.article(story.locale, story.slug)}>{story.title}</a>
          </li>
        ))}
      </ol>
    </section>
  )
}
