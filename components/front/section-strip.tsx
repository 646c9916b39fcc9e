import { ArticleCard } from '@/components/article/article-card'
import { Icon } from '@/components/ui/icon'
import { Localized } from '@/components/ui/localized'
import type { ArticleSummary } from '@/lib/articles/types'
import type { Languages } from '@/lib/i18n/languages'
import { paths } from '@/lib/i18n/paths'
import { useTranslations } from '@/lib/i18n/translations'
import type { SectionView } from '@/lib/taxonomy/types'
import styles from './front.module.css'

/** A section's newest stories: two with their pictures, the others by their headlines. */
export function SectionStrip({
  section,
  stories,
  languages,
}: {
  section: SectionView
  stories: ArticleSummary[]
  languages: Languages
}) {
  const t = useTranslations('FrontPage')
  if (stories.length === 0) return null
  return (
    <section aria-labelledby={`strip-${section.slug}`} className={styles.strip} data-far>
      <div className={styles.stripHead}>
        <h2 id={`strip-${section.slug}`} className={styles.stripTitle}>
          <a href={paths.section(languages, section.slug)}>
            <Localized text={section.name} />
          </a>
        </h2>
        <a href={paths.section(languages, section.slug)} className={styles.stripMore}>
          {t('moreFrom', { section: section.name.text })}
          <Icon name="arrowRight" size={16} />
        </a>
      </div>
      <div className={styles.stripStories}>
        {stories.map((story, index) => (
          <ArticleCard
            key={story.translationId}
            story={story}
            variant={index < 2 ? 'standard' : 'text'}
            frame={index === 0 ? 'column' : 'thumbnail'}
            showSection={false}
          />
        ))}
      </div>
    </section>
  )
}
