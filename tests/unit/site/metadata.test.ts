import { describe, expect, it } from 'vitest'
import { defaultLocale, localeFacts, locales } from '@/lib/i18n/locales'
import { inEveryLocale } from '@/lib/i18n/params'
import { pageMetadata } from '@/lib/site/metadata'

const addresses = inEveryLocale((locale) => `/${locale}/about`)
const page = { title: 'About', description: 'What it is', site: 'Meridian', addresses }

describe('pageMetadata', () => {
  it.each(locales)('makes the page’s own address in %s the canonical one', (locale) => {
    const metadata = pageMetadata({ ...page, locale })
    expect(metadata.alternates?.canonical).toBe(addresses[locale])
    expect(metadata.openGraph).toMatchObject({ url: addresses[locale], locale: localeFacts[locale].openGraph })
  })

  it('names every language once, and the default for those of none', () => {
    const { alternates } = pageMetadata({ ...page, locale: 'hy' })
    expect(alternates?.languages).toEqual({ ...addresses, 'x-default': addresses[defaultLocale] })
  })

  it.each(locales.filter((locale) => locale !== defaultLocale))('invents no language beside %s', (locale) => {
    const { alternates } = pageMetadata({ ...page, locale, addresses: { [locale]: `/${locale}/x` } })
    expect(alternates?.languages).toEqual({ [locale]: `/${locale}/x`, 'x-default': `/${locale}/x` })
  })

  it('has no address where the page has none', () => {
    const { alternates } = pageMetadata({ ...page, locale: 'en', addresses: {} })
    expect(alternates?.canonical).toBeUndefined()
    expect(alternates?.languages).toEqual({})
  })

  it('says the site after the title, but never in what is shared', () => {
    const metadata = pageMetadata({ ...page, locale: 'en' })
    expect(metadata.title).toBe('About – Meridian')
    expect(metadata.openGraph).toMatchObject({ title: 'About', siteName: 'Meridian' })
  })

  it('lets a title stand alone when it is bare or the site is unknown', () => {
    expect(pageMetadata({ ...page, locale: 'en', bare: true }).title).toBe('About')
    const { site: _site, ...nameless } = page
    expect(pageMetadata({ ...nameless, locale: 'en' }).title).toBe('About')
  })

  it('leaves an empty description out', () => {
    const metadata = pageMetadata({ ...page, locale: 'en', description: '' })
    expect(metadata.description).toBeUndefined()
    expect(metadata.openGraph?.description).toBeUndefined()
  })
})
