import { getFormatter, getTranslations } from 'next-intl/server'
import { DayNavigation } from '@/components/list/day-navigation'
import { type Attempt, attempt } from '@/lib/attempt'
import { daySchema, zonedDayRange } from '@/lib/i18n/calendar'
import type { Locale } from '@/lib/i18n/locales'
import { loadSite } from '@/lib/site/loaders'
import { loadAuthor, loadSections, loadTag } from '@/lib/taxonomy/loaders'
import type { ListSubject } from './list-page'

type Loaded = Promise<Attempt<ListSubject | null>>

export function sectionSubject(locale: Locale, slug: string): Loaded {
  return attempt(async () => {
    const section = (await loadSections(locale)).find((candidate) => candidate.slug === slug)
    if (!section) return null
    const { name, description } = section
    return { filter: { by: 'section', slug }, title: name, description, summary: description.text }
  })
}

export function tagSubject(locale: Locale, slug: string): Loaded {
  return attempt(async () => {
    const tag = await loadTag({ slug, locale })
    if (!tag) return null
    const texts = await getTranslations({ locale, namespace: 'TagPage' })
    const summary = texts('description', { tag: tag.name.text })
    return { filter: { by: 'tag', slug }, label: texts('label'), title: tag.name, summary }
  })
}

export function authorSubject(locale: Locale, slug: string): Loaded {
  return attempt(async () => {
    const author = await loadAuthor({ slug, locale })
    if (!author) return null
    const words = await getTranslations({ locale, namespace: 'AuthorPage' })
    const label = author.guest ? words('guest') : author.role.text || words('label')
    const summary = words('description', { author: author.name.text })
    return { filter: { by: 'author', slug }, label, title: author.name, description: author.bio, summary }
  })
}

export function daySubject(locale: Locale, day: string): Loaded {
  return attempt(async () => {
    if (!daySchema.safeParse(day).success) return null
    const { timeZone } = await loadSite(locale)
    const archive = await getTranslations({ locale, namespace: 'ArchivePage' })
    const date = (await getFormatter({ locale })).dateTime(zonedDayRange(day, timeZone).start, 'day')
    return {
      filter: { by: 'day', day, timeZone },
      title: { text: archive('title', { day: date }), locale },
      summary: archive('description', { day: date }),
      extra: <DayNavigation day={day} />,
    }
  })
}
