import { useLocale } from 'next-intl'
import type { ArticleSummary } from '@/lib/articles/types'
import { paths } from '@/lib/i18n/paths'
import { StoryLanguage } from './story-language'

/** A headline as a link. One in another language than the page says so, to eyes and to screen readers. */
export function StoryLink({ story }: { story: Pick<ArticleSummary, 'locale' | 'slug' | 'title'> }) {
  const foreign = story.locale !== useLocale()
  const href = paths.article(story.locale, story.slug)
  if (!foreign) return <a href={href}>{story.title}</a>
  return (
    <>
      <a href={href} hrefLang={story.locale} lang={story.locale}>
        {story.title}
      </a>{' '}
      <StoryLanguage locale={story.locale} />
    </>
  )
}
