import type { ArticleSummary } from '@/lib/articles/types'
import { type Locale, localeFacts } from '@/lib/i18n/locales'
import { paths } from '@/lib/i18n/paths'

/** A breaking story as the bar shows it: finished texts, so that the page's JavaScript formats nothing. */
export type BreakingItem = {
  id: string
  title: string
  href: string
  /** Language of the title; `language` names it where it is not the page's. */
  lang: Locale
  language: string | null
  time: string
  dateTime: string
}

/** @param view.time writes an instant in the page's language and the site's time zone */
export function breakingItems(
  stories: readonly ArticleSummary[],
  view: { locale: Locale; time: (instant: Date) => string },
): BreakingItem[] {
  return stories.map((story) => ({
    id: story.translationId,
    title: story.title,
    href: paths.article(story.locale, story.slug),
    lang: story.locale,
    language: story.locale === view.locale ? null : localeFacts[story.locale].endonym,
    time: view.time(story.publishedAt),
    dateTime: story.publishedAt.toISOString(),
  }))
}
