import { ArticleCard } from '@/components/article/article-card'
import type { ArticleSummary } from '@/lib/articles/types'
import { useTranslations } from '@/lib/i18n/translations'
import styles from './front.module.css'

/** The lead story and the two that stand beside or under it. */
export function FrontLead({ stories }: { stories: ArticleSummary[] }) {
  const t = useTranslations('FrontPage')
  const [lead, ...others] = stories
  if (!lead) return null
  return (
    <section aria-label={t('top')} className={styles.lead}>
      <ArticleCard story={lead} variant="lead" level={2} eager />
      <div className={styles.seconds}>
        {others.map((story) => (
          <ArticleCard key={story.translationId} story={story} variant="feature" level={2} />
        ))}
      </div>
    </section>
  )
}
