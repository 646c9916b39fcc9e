import type { Db } from '@/lib/db'
import { locales } from '@/lib/i18n/locales'
import type { Newsroom } from './schema'

/** Writes sections, authors, tags and settings over what there is under the same slugs. */
export async function writeNewsroom(db: Db, newsroom: Newsroom): Promise<void> {
  for (const [index, { slug, names, descriptions }] of newsroom.sections.entries()) {
    const position = index + 1
    const rows = locales.map((locale) => ({ locale, name: names[locale], description: descriptions[locale] }))
    await db.section.upsert({
      where: { slug },
      create: { slug, position, translations: { create: rows } },
      update: { position, translations: { deleteMany: {}, create: rows } },
    })
  }
  for (const { slug, guest, names, roles, bios } of newsroom.authors) {
    const rows = locales.map((locale) => ({ locale, name: names[locale], role: roles[locale], bio: bios[locale] }))
    await db.author.upsert({
      where: { slug },
      create: { slug, guest, translations: { create: rows } },
      update: { guest, translations: { deleteMany: {}, create: rows } },
    })
  }
  for (const { slug, names } of newsroom.tags) {
    const rows = locales.map((locale) => ({ locale, name: names[locale] }))
    await db.tag.upsert({
      where: { slug },
      create: { slug, translations: { create: rows } },
      update: { translations: { deleteMany: {}, create: rows } },
    })
  }
}

/** The settings come last: their row is what says that the demo newsroom is there. */
export async function writeSettings(db: Db, settings: Newsroom['settings']): Promise<void> {
  const { timeZone, links } = settings
  const rows = locales.map((locale) => ({
    locale,
    name: settings.names[locale],
    tagline: settings.taglines[locale],
    footerNotice: settings.footerNotice[locale],
    guestNotice: settings.guestNotice[locale],
    about: settings.about[locale],
    reuseTerms: settings.reuseTerms[locale],
    contacts: settings.contacts[locale],
  }))
  await db.siteSettings.upsert({
    where: { id: 1 },
    create: { id: 1, timeZone, links, translations: { create: rows } },
    update: { timeZone, links, translations: { deleteMany: {}, create: rows } },
  })
}
