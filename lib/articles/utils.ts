import { defaultLocale, type Locale, localeFacts, locales } from '@/lib/i18n/locales'
import { inEveryLocale } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import type { ArticleSummary, TranslationLink } from './types'

/**
 * Minutes an adult reads a text, at least one.
 *
 * @example readingMinutes(500, 'en') // 2
 */
export function readingMinutes(words: number, locale: Locale): number {
  return Math.max(1, Math.round(words / localeFacts[locale].wordsPerMinute))
}

/** Stories grouped by day, in the order they come. */
export function groupByDay(
  stories: readonly ArticleSummary[],
  dayOf: (instant: Date) => string,
): { day: string; stories: ArticleSummary[] }[] {
  const days = new Map<string, ArticleSummary[]>()
  for (const story of stories) {
    const day = dayOf(story.publishedAt)
    days.set(day, [...(days.get(day) ?? []), story])
  }
  return [...days].map(([day, group]) => ({ day, stories: group }))
}

type SwitchedStory = { shortCode: string; translations: readonly TranslationLink[] }

/** Where the language switch leads on a page of a story, and which of that is no text. */
export function storySwitch(story: SwitchedStory): { addresses: Record<Locale, string>; missing: Locale[] } {
  return { addresses: translationAddresses(story), missing: missingLanguages(story) }
}

/**
 * Where the language switch of a story leads. A language the story does not exist in leads to the page about the languages
 * there are, which is there, unlike the text: no link of the site leads to a 404.
 */
function translationAddresses(story: SwitchedStory): Record<Locale, string> {
  return inEveryLocale((locale) => {
    const translation = story.translations.find((candidate) => candidate.locale === locale)
    return translation ? paths.article(locale, translation.slug) : paths.storyLanguages(locale, story.shortCode)
  })
}

/** Languages of the site in which a story cannot be read. */
function missingLanguages(story: SwitchedStory): Locale[] {
  return locales.filter((locale) => story.translations.every((translation) => translation.locale !== locale))
}

/**
 * Where a short link leads: the first of the reader's languages the story exists in. A reader of none of them gets the
 * page that names the languages there are; never a language they did not ask for.
 */
export function shortAddress(link: {
  code: string
  translations: readonly TranslationLink[]
  wanted: readonly Locale[]
}): string {
  for (const locale of link.wanted) {
    const translation = link.translations.find((candidate) => candidate.locale === locale)
    if (translation) return paths.article(locale, translation.slug)
  }
  const [only] = link.translations
  const [first = defaultLocale] = link.wanted
  // No such story, or none that can be read: its address says which of the two.
  if (!only) return paths.article(first, link.code)
  return link.wanted.length === 0 ? paths.article(only.locale, only.slug) : paths.storyLanguages(first, link.code)
}
