import { z } from 'zod'
import { type Locale, locales } from '@/lib/i18n/locales'
import { paragraphsSchema, siteLinksSchema } from '@/lib/site/schema'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

/** A text in every language of the site: the demo shows all of them. */
function everyLocale<Schema extends z.ZodType>(schema: Schema) {
  return z.strictObject({ en: schema, ru: schema, hy: schema } satisfies Record<Locale, Schema>)
}

const texts = everyLocale(z.string().min(1))
const paragraphs = everyLocale(paragraphsSchema)

/** prisma/demo/newsroom.json */
export const newsroomSchema = z
  .strictObject({
    sections: z.array(z.strictObject({ slug, names: texts, descriptions: texts })),
    authors: z.array(z.strictObject({ slug, guest: z.boolean(), names: texts, roles: texts, bios: texts })),
    tags: z.array(z.strictObject({ slug, names: texts })),
    settings: z.strictObject({
      names: texts,
      taglines: texts,
      about: paragraphs,
      reuseTerms: paragraphs,
      footerNotice: texts,
      contacts: paragraphs,
      guestNotice: texts,
      links: siteLinksSchema,
      timeZone: z.string(),
    }),
  })
  .transform(({ sections, authors, tags, settings }) => ({
    sections: sections.map((section) => ({
      slug: section.slug,
      texts: perLocale((locale) => ({ name: section.names[locale], description: section.descriptions[locale] })),
    })),
    authors: authors.map((author) => ({
      slug: author.slug,
      guest: author.guest,
      texts: perLocale((locale) => ({
        name: author.names[locale],
        role: author.roles[locale],
        bio: author.bios[locale],
      })),
    })),
    tags: tags.map((tag) => ({ slug: tag.slug, texts: perLocale((locale) => ({ name: tag.names[locale] })) })),
    settings: {
      timeZone: settings.timeZone,
      links: settings.links,
      texts: perLocale((locale) => ({
        name: settings.names[locale],
        tagline: settings.taglines[locale],
        footerNotice: settings.footerNotice[locale],
        guestNotice: settings.guestNotice[locale],
        about: settings.about[locale],
        reuseTerms: settings.reuseTerms[locale],
        contacts: settings.contacts[locale],
      })),
    },
  }))

/** The file keeps languages together text by text, for translators; the database keeps a row for each language. */
function perLocale<Row>(row: (locale: Locale) => Row): ({ locale: Locale } & Row)[] {
  return locales.map((locale) => ({ locale, ...row(locale) }))
}
