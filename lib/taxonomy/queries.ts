import type { Db } from '@/lib/db'
import type { Locale } from '@/lib/i18n/locales'
import { pickText } from '@/lib/i18n/pick'
import type { AuthorView, SectionView, TagView } from './types'

/** Sections in the newsroom's order, those without a place at the end by name. */
export async function listSections(db: Db, locale: Locale): Promise<SectionView[]> {
  const rows = await db.section.findMany({
    include: { translations: true },
    orderBy: [{ position: 'asc' }, { slug: 'asc' }],
  })
  return rows.map((row) => ({
    slug: row.slug,
    name: pickText(row.translations, locale, (text) => text.name, row.slug),
    description: pickText(row.translations, locale, (text) => text.description),
  }))
}

export async function getTag(db: Db, query: { slug: string; locale: Locale }): Promise<TagView | null> {
  const row = await db.tag.findUnique({ where: { slug: query.slug }, include: { translations: true } })
  return row && { slug: row.slug, name: pickText(row.translations, query.locale, (text) => text.name, row.slug) }
}

export async function hasTag(db: Db, slug: string): Promise<boolean> {
  return (await db.tag.count({ where: { slug } })) > 0
}

export async function hasAuthor(db: Db, slug: string): Promise<boolean> {
  return (await db.author.count({ where: { slug } })) > 0
}

export async function getAuthor(db: Db, query: { slug: string; locale: Locale }): Promise<AuthorView | null> {
  const row = await db.author.findUnique({ where: { slug: query.slug }, include: { translations: true } })
  if (!row) return null
  return {
    slug: row.slug,
    guest: row.guest,
    name: pickText(row.translations, query.locale, (text) => text.name, row.slug),
    role: pickText(row.translations, query.locale, (text) => text.role),
    bio: pickText(row.translations, query.locale, (text) => text.bio),
  }
}
