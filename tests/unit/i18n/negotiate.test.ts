import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultLocale, isLocale, locales } from '@/lib/i18n/locales'
import { negotiateLocale, parseAcceptLanguage, readerLocales } from '@/lib/i18n/negotiate'

describe('parseAcceptLanguage', () => {
  it.each([
    ['hy-AM, ru;q=0.8, *;q=0.1', ['hy-AM', 'ru']],
    ['ru;q=0.5,hy;q=0.9,en', ['en', 'hy', 'ru']],
    ['  hy  ;  q=0.4 ,en ; q=0.5', ['en', 'hy']],
    ['en;q=0, ru', ['ru']],
    ['en;q=zero, ru', ['ru']],
    ['*', []],
    ['hy-, HY_am, x-klingon, ru', ['ru']],
    ['', []],
    [',,;;,', []],
    // Equal weights keep their order.
    ['hy;q=0.7, ru;q=0.7, en;q=0.7', ['hy', 'ru', 'en']],
  ])('%j', (header, expected) => {
    expect(parseAcceptLanguage(header)).toEqual(expected)
  })

  it('looks at twenty entries of an endless header', () => {
    expect(parseAcceptLanguage(`${'de,'.repeat(20)}hy`)).toEqual(Array.from({ length: 20 }, () => 'de'))
  })
})

describe('readerLocales', () => {
  it.each(locales)('puts the remembered %s before what the browser asks for', (cookie) => {
    const acceptLanguage = locales.toReversed().join(', ')
    const [first, ...others] = readerLocales({ cookie, acceptLanguage })
    expect(first).toBe(cookie)
    expect(others).toEqual(locales.toReversed().filter((locale) => locale !== cookie))
  })

  it.each([
    ['hy-AM', ['hy']],
    ['hyw', ['hy']],
    ['hyw-AM', ['hy']],
    ['HY', ['hy']],
    ['ru-Cyrl-KZ', ['ru']],
    ['en-GB, en-US', ['en']],
    ['de, fr', []],
    // A reader of Ukrainian did not ask for Russian.
    ['uk', []],
    ['uk, ru;q=0.5', ['ru']],
  ])('%j gives %j', (acceptLanguage, expected) => {
    expect(readerLocales({ acceptLanguage })).toEqual(expected)
  })

  it.each(['de', '', 'en-GB', 'hy; drop'])('ignores a cookie that is no language of the site: %j', (cookie) => {
    expect(readerLocales({ cookie, acceptLanguage: 'hy' })).toEqual(['hy'])
  })
})

describe('negotiateLocale', () => {
  it('falls back to the default language only when nothing fits', () => {
    expect(negotiateLocale({})).toBe(defaultLocale)
    expect(negotiateLocale({ acceptLanguage: null })).toBe(defaultLocale)
    expect(negotiateLocale({ acceptLanguage: 'de, uk;q=0.9' })).toBe(defaultLocale)
    expect(negotiateLocale({ acceptLanguage: 'de, hy;q=0.1' })).toBe('hy')
  })

  it('answers any header with a language of the site', () => {
    const piece = fc.constantFrom(',', ';', 'q=', '0.5', '*', '-', 'hy', 'ru', 'x-', 'u-ca-')
    const header = fc.array(fc.oneof(piece, fc.string())).map((parts) => parts.join(''))
    fc.assert(fc.property(header, (acceptLanguage) => isLocale(negotiateLocale({ acceptLanguage }))))
  })
})
