import { z } from 'zod'
import { locales } from '@/lib/i18n/locales'
import { readProjectFile } from './source-files'

const perLocale = z.record(z.enum(locales), z.string())

const newsroomSchema = z.object({
  settings: z.object({
    names: perLocale,
    guestNotice: perLocale,
    footerNotice: perLocale,
    links: z.record(z.string(), z.string()),
  }),
  sections: z.array(z.object({ slug: z.string(), names: perLocale, descriptions: perLocale })),
})

const newsroom = newsroomSchema.parse(JSON.parse(readProjectFile('prisma/demo/newsroom.json')))

/** What the demo's editors wrote into the settings of the site. */
export const demoSettings = newsroom.settings

export const demoSections = newsroom.sections
