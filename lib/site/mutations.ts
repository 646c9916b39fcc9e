import type { z } from 'zod'
import type { Db } from '@/lib/db'
import { locales } from '@/lib/i18n/locales'
import { siteName } from './constants'
import type { siteLinksSchema } from './schema'

/** Everything a newsroom says of its site in one language. */
export type SiteTexts = {
  locale: string
  name: string
  tagline: string
  footerNotice: string
  guestNotice: string
  about: string[]
  reuseTerms: string[]
  contacts: string[]
}

export type SiteSettingsInput = { timeZone: string; links: z.infer<typeof siteLinksSchema>; texts: SiteTexts[] }

/** The one row; see prisma/schema.prisma. */
const id = 1

/** A site needs its settings row: creates a neutral one when there is none, and changes nothing when there is. */
export async function ensureSettings(db: Db): Promise<void> {
  await db.siteSettings.createMany({ data: [{ id }], skipDuplicates: true })
  await db.siteSettingsTranslation.createMany({
    data: locales.map((locale) => ({ siteSettingsId: id, locale, name: siteName[locale] })),
    skipDuplicates: true,
  })
}

/**
 * Gives a site its first texts. Settings in which somebody has written anything stay as they are.
 *
 * @returns whether the settings were written
 */
export async function introduceSite(db: Db, settings: SiteSettingsInput): Promise<boolean> {
  const rows = await db.siteSettingsTranslation.findMany()
  if (rows.some(isTouched)) return false
  const { timeZone, links } = settings
  await db.siteSettings.upsert({ where: { id }, create: { id, timeZone, links }, update: { timeZone, links } })
  for (const texts of settings.texts) {
    await db.siteSettingsTranslation.upsert({
      where: { siteSettingsId_locale: { siteSettingsId: id, locale: texts.locale } },
      create: { siteSettingsId: id, ...texts },
      update: texts,
    })
  }
  return true
}

type SettingsRow = Awaited<ReturnType<Db['siteSettingsTranslation']['findMany']>>[number]

function isTouched(row: SettingsRow): boolean {
  const { name, tagline, footerNotice, guestNotice } = row
  const isNeutral = locales.some((locale) => locale === row.locale && siteName[locale] === name)
  const pages = JSON.stringify([row.about, row.reuseTerms, row.contacts])
  return !isNeutral || [tagline, footerNotice, guestNotice].some(Boolean) || pages !== '[[],[],[]]'
}
