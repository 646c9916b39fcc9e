import { useTranslations } from 'next-intl'
import { StoryLink } from '@/components/article/story-link'
import type { ArticleSummary } from '@/lib/articles/types'
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
            <StoryLink story={story} />
          </li>
        ))}
      </ol>
    </section>
  )
}
