import { ArchiveCalendar } from '@/components/list/archive-calendar'
import { DayNavigation } from '@/components/list/day-navigation'
import { type Attempt, attempt } from '@/lib/attempt'
import { loadArchiveMonth } from '@/lib/discovery/loaders'
import { daySchema, monthSchema, zonedDayRange, zonedMonthRange } from '@/lib/i18n/calendar'
import { keepYear } from '@/lib/i18n/formats'
import type { Languages } from '@/lib/i18n/languages'
import type { Locale } from '@/lib/i18n/locales'
import type { LocalizedText } from '@/lib/i18n/pick'
import { formatterOf, translatorOf } from '@/lib/i18n/translations'
import { loadSite } from '@/lib/site/loaders'
import { loadAuthor, loadSections, loadTag } from '@/lib/taxonomy/loaders'
import type { ListSubject } from './list-page'

type Loaded = Promise<Attempt<ListSubject | null>>

/** What search engines show has no `lang` of its own: a text that stands in for a missing one cannot be used there. */
function ownText(text: LocalizedText, locale: Locale): string {
  return text.locale === locale ? text.text : ''
}

export function sectionSubject(locale: Locale, slug: string): Loaded {
  return attempt(async () => {
    const section = (await loadSections(locale)).find((candidate) => candidate.slug === slug)
    if (!section) return null
    const { name, description } = section
    const sentence = translatorOf({ locale, namespace: 'SectionPage' })
    const summary = ownText(description, locale) || sentence('description', { section: name.text })
    return { filter: { by: 'section', slug }, title: name, description, summary }
  })
}

export function tagSubject(locale: Locale, slug: string): Loaded {
  return attempt(async () => {
    const tag = await loadTag({ slug, locale })
    if (!tag) return null
    const texts = translatorOf({ locale, namespace: 'TagPage' })
    const summary = texts('description', { tag: tag.name.text })
    return { filter: { by: 'tag', slug }, label: texts('label'), title: tag.name, summary }
  })
}

export function authorSubject(locale: Locale, slug: string): Loaded {
  return attempt(async () => {
    const author = await loadAuthor({ slug, locale })
    if (!author) return null
    const words = translatorOf({ locale, namespace: 'AuthorPage' })
    const label = author.guest ? words('guest') : author.role.text || words('label')
    const summary = ownText(author.bio, locale) || words('description', { author: author.name.text })
    const person = { role: author.role.text, bio: author.bio.text }
    return { filter: { by: 'author', slug }, label, title: author.name, description: author.bio, summary, person }
  })
}

/**
 * A day or a month of the archive, with the calendar of its month.
 *
 * @param period yyyy-mm-dd or yyyy-mm; none is the present month
 */
export function archiveSubject(languages: Languages, period?: string): Loaded {
  const [locale] = languages
  return attempt(async () => {
    const isDay = daySchema.safeParse(period).success
    if (period !== undefined && !isDay && !monthSchema.safeParse(period).success) return null
    const { timeZone } = await loadSite(locale)
    const month = period?.slice(0, 7)
    const calendar = await loadArchiveMonth({ place: languages, timeZone, ...(month ? { month } : {}) })
    const archive = translatorOf({ locale, namespace: 'ArchivePage' })
    const format = formatterOf({ locale, timeZone })
    const { start } = isDay && period ? zonedDayRange(period, timeZone) : zonedMonthRange(calendar.month, timeZone)
    const view = <ArchiveCalendar calendar={calendar} languages={languages} day={isDay ? period : undefined} />
    if (!isDay || !period) {
      const words = { month: keepYear(format.dateTime(start, 'month')) }
      const title = { text: archive('monthTitle', words), locale }
      const filter = { by: 'month', month: calendar.month, timeZone } as const
      return { filter, title, summary: archive('monthDescription', words), aside: view }
    }
    const words = { day: keepYear(format.dateTime(start, 'day')) }
    return {
      filter: { by: 'day', day: period, timeZone },
      title: { text: archive('title', words), locale },
      summary: archive('description', words),
      navigation: <DayNavigation day={period} languages={languages} last={calendar.today} />,
      aside: view,
    }
  })
}
