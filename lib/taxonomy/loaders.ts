import { cacheLife, cacheTag } from 'next/cache'
import { cacheTags } from '@/lib/cache-tags'
import { readDb } from '@/lib/db'
import type { Locale } from '@/lib/i18n/locales'
import { getAuthor, getTag, listSections } from './queries'
import type { AuthorView, SectionView, TagView } from './types'

export async function loadSections(locale: Locale): Promise<SectionView[]> {
  'use cache'
  cacheLife('edited')
  cacheTag(cacheTags.all, cacheTags.taxonomy)
  return listSections(readDb(), locale)
}

export async function loadTag(query: { slug: string; locale: Locale }): Promise<TagView | null> {
  'use cache'
  cacheLife('edited')
  cacheTag(cacheTags.all, cacheTags.taxonomy, cacheTags.tag(query.slug, query.locale))
  return getTag(readDb(), query)
}

export async function loadAuthor(query: { slug: string; locale: Locale }): Promise<AuthorView | null> {
  'use cache'
  cacheLife('edited')
  cacheTag(cacheTags.all, cacheTags.taxonomy, cacheTags.author(query.slug, query.locale))
  return getAuthor(readDb(), query)
}
