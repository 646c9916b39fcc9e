import { cacheTags } from '@/lib/cache-tags'
import type { Db } from '@/lib/db'
import { locales } from '@/lib/i18n/locales'
import { invalidate } from '@/lib/invalidation/mutations'
import { humanise } from './utils'

/** Ids of sections, tags or authors by slug. */
export type IdsBySlug = Map<string, string>

function toMap(rows: readonly { id: string; slug: string }[]): IdsBySlug {
  return new Map(rows.map((row) => [row.slug, row.id]))
}

function missingFrom(found: IdsBySlug, slugs: readonly string[]): string[] {
  return [...new Set(slugs)].filter((slug) => !found.has(slug))
}

/** Until somebody names it, an unknown slug is called after itself in every language. */
function names(slug: string) {
  return { create: locales.map((locale) => ({ locale, name: humanise(slug) })) }
}

const select = { id: true, slug: true } as const

/** The sections of these slugs; those that do not exist are created at the end of the list. */
export async function ensureSections(db: Db, slugs: readonly string[]): Promise<IdsBySlug> {
  const found = toMap(await db.section.findMany({ where: { slug: { in: [...slugs] } }, select }))
  const missing = missingFrom(found, slugs)
  if (missing.length === 0) return found
  const { _max } = await db.section.aggregate({ _max: { position: true } })
  let position = _max.position ?? 0
  for (const slug of missing) {
    position += 1
    const row = await db.section.create({ data: { slug, position, translations: names(slug) }, select })
    found.set(row.slug, row.id)
  }
  // Every page's header names the sections.
  await invalidate(db, { tags: [cacheTags.taxonomy] })
  return found
}

/** The tags of these slugs; those that do not exist are created. */
export async function ensureTags(db: Db, slugs: readonly string[]): Promise<IdsBySlug> {
  if (slugs.length === 0) return new Map()
  const found = toMap(await db.tag.findMany({ where: { slug: { in: [...slugs] } }, select }))
  for (const slug of missingFrom(found, slugs)) {
    const row = await db.tag.create({ data: { slug, translations: names(slug) }, select })
    found.set(row.slug, row.id)
  }
  return found
}

/** The authors of these slugs; those that do not exist are created. */
export async function ensureAuthors(db: Db, slugs: readonly string[]): Promise<IdsBySlug> {
  if (slugs.length === 0) return new Map()
  const found = toMap(await db.author.findMany({ where: { slug: { in: [...slugs] } }, select }))
  for (const slug of missingFrom(found, slugs)) {
    const row = await db.author.create({ data: { slug, translations: names(slug) }, select })
    found.set(row.slug, row.id)
  }
  return found
}
