import { cacheTags } from '@/lib/cache-tags'
import { cachedRead } from '@/lib/cached-read'
import { readDb } from '@/lib/db'
import type { Locale } from '@/lib/i18n/locales'
import { getAuthor, getTag, listSections } from './queries'

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
