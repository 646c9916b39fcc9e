import { getFormatter, getTranslations } from 'next-intl/server'
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
    return section ? { filter: { by: 'section', slug }, title: section.name, description: section.description } : null
  })
}

export function tagSubject(locale: Locale, slug: string): Loaded {
  return attempt(async () => {
    const tag = await loadTag({ slug, locale })
    if (!tag) return null
    const t = await getTranslations({ locale, namespace: 'TagPage' })
    return { filter: { by: 'tag', slug }, label: t('label'), title: tag.name }
  })
}

export function authorSubject(locale: Locale, slug: string): Loaded {
  return attempt(async () => {
    const author = await loadAuthor({ slug, locale })
    if (!author) return null
    const t = await getTranslations({ locale, namespace: 'AuthorPage' })
    const label = author.guest ? t('guest') : author.role.text || t('label')
    return { filter: { by: 'author', slug }, label, title: author.name, description: author.bio }
  })
}

export function daySubject(locale: Locale, day: string): Loaded {
  return attempt(async () => {
    if (!daySchema.safeParse(day).success) return null
    const { timeZone } = await loadSite(locale)
    const t = await getTranslations({ locale, namespace: 'ArchivePage' })
    const format = await getFormatter({ locale })
    const title = t('title', { day: format.dateTime(zonedDayRange(day, timeZone).start, 'day') })
    return { filter: { by: 'day', day, timeZone }, title: { text: title, locale } }
  })
}
