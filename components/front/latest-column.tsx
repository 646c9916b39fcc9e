import { StoryLink } from '@/components/article/story-link'
import { Timestamp } from '@/components/ui/timestamp'
import type { ArticleSummary } from '@/lib/articles/types'
import type { Languages } from '@/lib/i18n/languages'
import { paths } from '@/lib/i18n/paths'
import { useTranslations } from '@/lib/i18n/translations'
import styles from './front.module.css'

/** Headlines by time, under the day they belong to. */
export function LatestColumn({
  days,
  languages,
}: {
  days: { day: string; stories: ArticleSummary[] }[]
  languages: Languages
}) {
  const t = useTranslations('FrontPage')
  return (
    <section aria-labelledby="latest" className={styles.column} data-far>
      <h2 id="latest" className={styles.columnTitle}>
        {t('latest')}
      </h2>
      {days.map(({ day, stories }) => (
        <div key={day} className={styles.day}>
          <h3 className={styles.dayTitle}>
            <a href={paths.archive(languages, day)}>
              <Timestamp date={stories[0]?.publishedAt ?? new Date(0)} format="day" />
            </a>
          </h3>
          <ol className={styles.latest}>
            {stories.map((story) => (
              <li key={story.translationId}>
                <span className={styles.time}>
                  <Timestamp date={story.publishedAt} format="time" />
                </span>
                <StoryLink story={story} />
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  )
}
