import { expect, it } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { siteName } from '@/lib/site/constants'
import { ensureSettings, introduceSite } from '@/lib/site/mutations'
import { useDatabase } from '@/tests/helpers/database'
import { rowVersions } from '@/tests/helpers/import-lines'

const database = useDatabase()

const settings = {
  timeZone: 'Asia/Yerevan',
  links: {
    x: '',
    youtube: '',
    instagram: '',
    facebook: '',
    telegram: 'https://example.org/',
    appStore: '',
    googlePlay: '',
  },
  texts: locales.map((locale) => ({
    locale,
    name: `Times ${locale}`,
    tagline: 'Daily',
    footerNotice: '',
    guestNotice: '',
    about: ['About'],
    reuseTerms: [],
    contacts: [],
  })),
}

it('a site without settings gets neutral ones, once', async () => {
  const { db } = database()
  await ensureSettings(db)
  const rows = await db.siteSettingsTranslation.findMany()
  expect(Object.fromEntries(rows.map(({ locale, name }) => [locale, name]))).toEqual(siteName)
  const before = await rowVersions(db)
  await ensureSettings(db)
  expect(await rowVersions(db)).toEqual(before)
})

it('neutral settings give way to the first real ones, real ones to none', async () => {
  const { db } = database()
  expect(await introduceSite(db, settings)).toBe(true)
  expect(await introduceSite(db, { ...settings, timeZone: 'UTC' })).toBe(false)
  expect(await db.siteSettings.findUnique({ where: { id: 1 } })).toMatchObject({ timeZone: 'Asia/Yerevan' })
  expect(await db.siteSettingsTranslation.count({ where: { tagline: 'Daily' } })).toBe(locales.length)
})
