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

/**
 * Where the language switch of a story leads. A language the story does not exist in leads to the page that says so:
 * its address is the short code, which belongs to no language.
 */
export function translationAddresses(story: {
  shortCode: string
  translations: readonly TranslationLink[]
}): Record<Locale, string> {
  return inEveryLocale((locale) => {
    const translation = story.translations.find((candidate) => candidate.locale === locale)
    return paths.article(locale, translation?.slug ?? story.shortCode)
  })
}

/** Languages of the site in which a story cannot be read. */
export function missingLanguages(story: { translations: readonly TranslationLink[] }): Locale[] {
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
  if (only && link.wanted.length === 0) return paths.article(only.locale, only.slug)
  return paths.article(link.wanted[0] ?? defaultLocale, link.code)
}
