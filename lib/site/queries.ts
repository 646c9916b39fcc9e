import type { Db } from '@/lib/db'
import { isLocale, type Locale } from '@/lib/i18n/locales'
import { pickRow, pickText } from '@/lib/i18n/pick'
import { siteName } from './constants'
import { paragraphsSchema, siteLinkKeys, siteLinksSchema } from './schema'
import type { SitePageKey, SitePageText, SiteView } from './types'

export async function getSite(db: Db, locale: Locale): Promise<SiteView> {
  const row = await db.siteSettings.findUnique({ where: { id: 1 }, include: { translations: true } })
  const texts = row?.translations ?? []
  const links = siteLinksSchema.parse(row?.links ?? {})
  return {
    name: pickText(texts, locale, (text) => text.name, siteName[locale]),
    tagline: pickText(texts, locale, (text) => text.tagline),
    footerNotice: pickText(texts, locale, (text) => text.footerNotice),
    guestNotice: pickText(texts, locale, (text) => text.guestNotice),
    timeZone: row?.timeZone ?? 'UTC',
    links: siteLinkKeys.map((key) => ({ key, href: links[key] })).filter((link) => link.href !== ''),
  }
}

export async function getSitePage(db: Db, query: { locale: Locale; page: SitePageKey }): Promise<SitePageText> {
  const rows = await db.siteSettingsTranslation.findMany()
  const column = { about: 'about', reuse: 'reuseTerms', contacts: 'contacts' } as const
  const read = (row: (typeof rows)[number]) => paragraphsSchema.parse(row[column[query.page]])
  const row = pickRow(
    rows.filter((candidate) => read(candidate).length > 0),
    query.locale,
  )
  return { paragraphs: row ? read(row) : [], locale: row && isLocale(row.locale) ? row.locale : query.locale }
}
