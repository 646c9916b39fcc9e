import { useId } from 'react'
import { StoryLink } from '@/components/article/story-link'
import type { ArticleSummary } from '@/lib/articles/types'
import type { Languages } from '@/lib/i18n/languages'
import { paths } from '@/lib/i18n/paths'
import { useTranslations } from '@/lib/i18n/translations'
import styles from './most-read.module.css'

/** A ranked column of headlines; nothing where there is nothing. */
export function MostRead({ title, stories, href }: { title: string; stories: ArticleSummary[]; href?: string }) {
  const id = useId()
  if (stories.length === 0) return null
  return (
    <section aria-labelledby={id} className={styles.column} data-far>
      <h2 id={id} className={styles.title}>
        {href ? <a href={href}>{title}</a> : title}
      </h2>
      <ol className={styles.stories}>
        {stories.map((story) => (
          <li key={story.translationId}>
            <StoryLink story={story} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Below the list of a section. */
export function SectionMostRead({
  section,
  stories,
  languages,
}: {
  section: string
  stories: ArticleSummary[]
  languages: Languages
}) {
  const t = useTranslations('MostReadPage')
  return <MostRead title={t('inSection', { section })} stories={stories} href={paths.mostRead(languages)} />
}
