import { ArticleCard } from '@/components/article/article-card'
import { MostRead } from '@/components/list/most-read'
import type { ArticleSummary, FrontStories, SectionStories } from '@/lib/articles/types'
import { groupByDay } from '@/lib/articles/utils'
import { zonedDay } from '@/lib/i18n/calendar'
import type { Languages } from '@/lib/i18n/languages'
import { paths } from '@/lib/i18n/paths'
import { useTranslations } from '@/lib/i18n/translations'
import styles from './front.module.css'
import { FrontLead } from './front-lead'
import { LatestColumn } from './latest-column'
import { SectionStrip } from './section-strip'

/** Lead and two beside it; a ranked grid; the latest by time and the most read beside them; a strip a section. */
export function FrontPage({
  stories,
  strips,
  mostRead,
  timeZone,
  languages,
  onlyElsewhere = false,
}: {
  stories: FrontStories
  strips: SectionStories[]
  mostRead: ArticleSummary[]
  timeZone: string
  languages: Languages
  /** There is nothing in the page's language, and these are the stories of the others. */
  onlyElsewhere?: boolean
}) {
  const t = useTranslations('FrontPage')
  const lists = useTranslations('ArticleList')
  const { ranked, latest } = stories
  if (ranked.length === 0) return <p className={`page ${styles.empty}`}>{t('empty')}</p>
  // The three stories at the top are not repeated in their sections.
  const top = new Set(ranked.slice(0, 3).map((story) => story.articleId))
  return (
    <div className="page">
      {onlyElsewhere ? <p className={styles.elsewhere}>{lists('onlyElsewhere')}</p> : null}
      <div className={styles.front}>
        <div className={styles.main}>
          <FrontLead stories={ranked.slice(0, 3)} />
          {ranked.length > 3 ? (
            <div className={styles.grid}>
              {ranked.slice(3, 9).map((story) => (
                <ArticleCard key={story.translationId} story={story} level={2} frame="thumbnail" />
              ))}
            </div>
          ) : null}
        </div>
        <div className={styles.aside}>
          <LatestColumn days={groupByDay(latest, (instant) => zonedDay(instant, timeZone))} languages={languages} />
          <MostRead title={t('mostRead')} stories={mostRead} href={paths.mostRead(languages)} />
        </div>
      </div>
      <div className={styles.strips}>
        {strips.map(({ section, stories: newest }) => (
          <SectionStrip
            key={section.slug}
            section={section}
            languages={languages}
            stories={newest.filter((story) => !top.has(story.articleId))}
          />
        ))}
      </div>
    </div>
  )
}
