import type { Db } from '@/lib/db'
import type { Locale } from '@/lib/i18n/locales'
import { ensureAuthors, ensureSections, ensureTags } from './mutations'
import { humanise } from './utils'

type Named<Texts> = { slug: string; texts: ({ locale: Locale; name: string } & Texts)[] }

export type SectionInput = Named<{ description: string }>
export type TagInput = Named<unknown>
export type AuthorInput = Named<{ role: string; bio: string }> & { guest: boolean }

// A name that the slug itself suggests was made by the importer; any other was written by somebody and stays.

/** Gives sections their names and descriptions, creating those that do not exist in the order given. */
export async function introduceSections(db: Db, sections: readonly SectionInput[]): Promise<void> {
  const ids = await ensureSections(
    db,
    sections.map(({ slug }) => slug),
  )
  for (const { slug, texts } of sections) {
    for (const { locale, name, description } of texts) {
      const where = { section: { slug }, locale, name: humanise(slug), description: '' }
      await db.sectionTranslation.updateMany({
        where: { ...where, NOT: { name, description } },
        data: { name, description },
      })
      await db.sectionTranslation.createMany({
        data: [{ sectionId: ids.get(slug) ?? '', locale, name, description }],
        skipDuplicates: true,
      })
    }
  }
}

/** Gives tags their names, creating those that do not exist. */
export async function introduceTags(db: Db, tags: readonly TagInput[]): Promise<void> {
  const ids = await ensureTags(
    db,
    tags.map(({ slug }) => slug),
  )
  for (const { slug, texts } of tags) {
    for (const { locale, name } of texts) {
      const where = { tag: { slug }, locale, name: humanise(slug) }
      await db.tagTranslation.updateMany({ where: { ...where, NOT: { name } }, data: { name } })
      await db.tagTranslation.createMany({
        data: [{ tagId: ids.get(slug) ?? '', locale, name }],
        skipDuplicates: true,
      })
    }
  }
}

/** Gives authors their names, roles and biographies, creating those that do not exist. */
export async function introduceAuthors(db: Db, authors: readonly AuthorInput[]): Promise<void> {
  const ids = await ensureAuthors(
    db,
    authors.map(({ slug }) => slug),
  )
  for (const { slug, guest, texts } of authors) {
    const untouched = { author: { slug }, name: humanise(slug), role: '', bio: '' }
    const isNew = (await db.authorTranslation.count({ where: untouched })) > 0
    if (isNew) await db.author.update({ where: { slug }, data: { guest } })
    for (const { locale, name, role, bio } of texts) {
      const data = { name, role, bio }
      await db.authorTranslation.updateMany({ where: { ...untouched, locale, NOT: data }, data })
      await db.authorTranslation.createMany({
        data: [{ authorId: ids.get(slug) ?? '', locale, name, role, bio }],
        skipDuplicates: true,
      })
    }
  }
}
