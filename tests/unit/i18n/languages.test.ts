import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyLanguage, languagesOf, parseLanguages, placeSegment, startingWith } from '@/lib/i18n/languages'
import { type Locale, locales } from '@/lib/i18n/locales'
import { paths } from '@/lib/i18n/paths'

const lists = fc.shuffledSubarray([...locales], { minLength: 1 })

describe('a list of languages in an address', () => {
  it('is read as it was written, whatever its order', () => {
    fc.assert(
      fc.property(lists, ([first, ...others]) => {
        if (!first) return
        const segment = placeSegment([first, ...others])
        expect(parseLanguages(segment)).toEqual([first, ...others])
        expect(parseLanguages(encodeURIComponent(segment))).toEqual([first, ...others])
        expect(paths.section([first, ...others], 'x')).toBe(`/${segment}/sections/x`)
      }),
    )
  })

  it.each(['', 'de', 'hy+', '+hy', 'hy+hy', 'hy+de', 'hy-ru', 'hy ru', 'HY', 'hy++ru', '__proto__'])(
    'is not %j',
    (segment) => {
      expect(parseLanguages(segment)).toBeNull()
    },
  )

  it('never throws and accepts nothing but lists', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (segment) => {
        const languages = parseLanguages(segment)
        if (languages) expect(placeSegment(languages)).toBe(decodeURIComponent(segment))
      }),
    )
  })

  it.each(locales)('is the language alone for %s', (locale) => {
    expect(languagesOf(locale)).toEqual([locale])
    expect(paths.front(locale)).toBe(`/${locale}`)
    expect(new Set<Locale>(everyLanguage(locale))).toEqual(new Set(locales))
    expect(everyLanguage(locale)[0]).toBe(locale)
  })

  it('keeps the others in order when one comes to its beginning', () => {
    expect(startingWith(['en', 'ru', 'hy'], 'hy')).toEqual(['hy', 'en', 'ru'])
    expect(startingWith(['en', 'ru'], 'hy')).toEqual(['hy', 'en', 'ru'])
  })

  it('stays one language when it is one', () => {
    expect(startingWith(['en'], 'hy')).toEqual(['hy'])
    expect(startingWith(['hy'], 'hy')).toEqual(['hy'])
  })
})
