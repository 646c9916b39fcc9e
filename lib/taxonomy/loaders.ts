import { cacheTags } from '@/lib/cache-tags'
import { cachedRead } from '@/lib/cached-read'
import { readDb } from '@/lib/db'
import type { Locale } from '@/lib/i18n/locales'
import { dependsOn } from '@/lib/page-dependencies'
import { getAuthor, getTag, hasAuthor, hasTag, listSections } from './queries'

export const loadSections = cachedRead({
  name: 'sections',
  life: 'edited',
  tags: () => [cacheTags.taxonomy],
  read: (locale: Locale) => listSections(readDb(), locale),
})

export const loadTag = cachedRead({
  name: 'tag',
  life: 'edited',
  tags: ({ slug, locale }) => [cacheTags.taxonomy, cacheTags.tag(slug, locale)],
  read: (query: { slug: string; locale: Locale }) => getTag(readDb(), query),
})

export const loadAuthor = cachedRead({
  name: 'author',
  life: 'edited',
  tags: ({ slug, locale }) => [cacheTags.taxonomy, cacheTags.author(slug, locale)],
  read: (query: { slug: string; locale: Locale }) => getAuthor(readDb(), query),
})

type Address = { slug: string; locale: Locale }

/** Whether there is such a list. What strangers make up is not remembered, or it would drive out what is. */
export async function loadHasSection({ slug, locale }: Address): Promise<boolean> {
  return (await loadSections(locale)).some((section) => section.slug === slug)
}

export async function loadHasTag({ slug, locale }: Address): Promise<boolean> {
  dependsOn([cacheTags.taxonomy, cacheTags.tag(slug, locale)])
  return hasTag(readDb(), slug)
}

export async function loadHasAuthor({ slug, locale }: Address): Promise<boolean> {
  dependsOn([cacheTags.taxonomy, cacheTags.author(slug, locale)])
  return hasAuthor(readDb(), slug)
}
