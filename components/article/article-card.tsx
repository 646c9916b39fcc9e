import { useLocale } from 'next-intl'
import { StoryLanguage } from '@/components/article/story-language'
import { Picture } from '@/components/media/picture'
import type { PictureFrame } from '@/components/media/picture-frames'
import { Localized } from '@/components/ui/localized'
import { Timestamp } from '@/components/ui/timestamp'
import type { ArticleSummary } from '@/lib/articles/types'
import { paths } from '@/lib/i18n/paths'
import { useTranslations } from '@/lib/i18n/translations'
import styles from './article-card.module.css'

export type CardVariant = 'lead' | 'feature' | 'standard' | 'text'

const pictures = {
  lead: { ratio: 'wide', frame: 'lead' },
  feature: { ratio: 'wide', frame: 'feature' },
  standard: { ratio: 'standard', frame: 'column' },
  text: null,
} as const

/**
 * A story in a list. One link around the headline, stretched over the card by CSS: one stop for the keyboard, one name
 * for a screen reader.
 *
 * @param level heading level that fits the place
 * @param frame where the place shows pictures in another width than the variant does
 */
export function ArticleCard({
  story,
  variant = 'standard',
  level = 3,
  showSection = true,
  eager = false,
  frame,
}: {
  story: ArticleSummary
  variant?: CardVariant
  level?: 2 | 3
  showSection?: boolean
  eager?: boolean
  frame?: PictureFrame | undefined
}) {
  const lang = story.locale === useLocale() ? undefined : story.locale
  const Heading = level === 2 ? 'h2' : 'h3'
  const picture = pictures[variant]
  return (
    <article className={`${styles.card} ${styles[variant]}`}>
      {picture && story.image ? (
        <div className={styles.picture}>
          <Picture image={story.image} ratio={picture.ratio} frame={frame ?? picture.frame} eager={eager} decorative />
        </div>
      ) : null}
      <div className={styles.copy}>
        <CardLabel story={story} showSection={showSection} />
        <Heading className={styles.title}>
          <a href={paths.article(story.locale, story.slug)} hrefLang={lang} lang={lang} className={styles.link}>
            {story.title}
          </a>
        </Heading>
        <CardSummary story={story} variant={variant} />
        <p className={styles.meta}>
          <CardByline story={story} />
          <Timestamp date={story.publishedAt} format="shortDayAndTime" />
        </p>
      </div>
    </article>
  )
}

/** Section, and the kind of story where it is not plain news. */
function CardLabel({ story, showSection }: { story: ArticleSummary; showSection: boolean }) {
  const kinds = useTranslations('ArticleKind')
  const kind = story.kind === 'news' ? null : kinds(story.kind)
  const section = showSection ? <Localized text={story.section.name} /> : null
  const sameWord = kind?.toLocaleLowerCase() === story.section.name.text.toLocaleLowerCase()
  const foreign = story.locale !== useLocale()
  if ((!kind || sameWord) && !section && !foreign) return null
  return (
    <p className={styles.label}>
      {section}
      {kind && !sameWord ? <span className={styles.kind}>{kind}</span> : null}
      {foreign ? <StoryLanguage locale={story.locale} /> : null}
    </p>
  )
}

function CardSummary({ story, variant }: { story: ArticleSummary; variant: CardVariant }) {
  const text = variant === 'lead' ? (story.lead ?? story.subtitle) : (story.subtitle ?? story.lead)
  const lang = story.locale === useLocale() ? undefined : story.locale
  if (!text || variant === 'text') return null
  return (
    <p lang={lang} className={styles.summary}>
      {text}
    </p>
  )
}

function CardByline({ story }: { story: ArticleSummary }) {
  if (story.kind !== 'opinion' && story.kind !== 'analytics') return null
  return story.authors.map((author) => (
    <span key={author.slug} className={styles.author}>
      <Localized text={author.name} />
    </span>
  ))
}
