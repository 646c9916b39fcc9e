import { useTranslations } from 'next-intl'
import { StoryLink } from '@/components/article/story-link'
import { Timestamp } from '@/components/ui/timestamp'
import type { ArticleSummary } from '@/lib/articles/types'
import styles from './breaking-bar.module.css'

/** Stories an editor marked as breaking, above everything else. */
export function BreakingBar({ stories }: { stories: readonly ArticleSummary[] }) {
  const t = useTranslations('BreakingBar')
  if (stories.length === 0) return null
  return (
    <aside className={styles.bar} aria-label={t('label')} data-print="hide">
      <div className={`page ${styles.inner}`}>
        <strong className={styles.label}>{t('label')}</strong>
        <ul className={styles.list}>
          {stories.map((story) => (
            <li key={story.translationId} className={styles.story}>
              <span className={styles.time}>
                <Timestamp date={story.publishedAt} format="time" />
              </span>
              <StoryLink story={story} />
            </li>
          ))}
        </ul>
      </div>
    </aside>
  )
}
