import { z } from 'zod'
import { paragraphsSchema, siteLinksSchema } from '@/lib/site/schema'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

function perLocale<Schema extends z.ZodType>(schema: Schema) {
  return z.strictObject({ en: schema, ru: schema, hy: schema })
}

const text = perLocale(z.string().min(1))

/** `prisma/demo/newsroom.json`: everything of the demo newsroom but its stories. */
export const newsroomSchema = z.strictObject({
  sections: z.array(z.strictObject({ slug, names: text, descriptions: text })),
  authors: z.array(z.strictObject({ slug, guest: z.boolean(), names: text, roles: text, bios: text })),
  tags: z.array(z.strictObject({ slug, names: text })),
  settings: z.strictObject({
    names: text,
    taglines: text,
    about: perLocale(paragraphsSchema),
    reuseTerms: perLocale(paragraphsSchema),
    footerNotice: text,
    contacts: perLocale(paragraphsSchema),
    guestNotice: text,
    links: siteLinksSchema,
    timeZone: z.string(),
  }),
})

export type Newsroom = z.infer<typeof newsroomSchema>
