import { describe, expect, it } from 'vitest'
import { groupByDay, readingMinutes, shortAddress, storySwitch } from '@/lib/articles/utils'
import { zonedDay } from '@/lib/i18n/calendar'
import { defaultLocale, type Locale, localeFacts, locales } from '@/lib/i18n/locales'
import { storySummary } from '@/tests/helpers/story-views'

const link = (locale: Locale) => ({ locale, slug: `slug-${locale}`, title: `Title ${locale}` })

describe('readingMinutes', () => {
  it.each(locales)('goes by how fast %s is read', (locale) => {
    const pace = localeFacts[locale].wordsPerMinute
    expect(readingMinutes(0, locale)).toBe(1)
    expect(readingMinutes(1, locale)).toBe(1)
    expect(readingMinutes(pace, locale)).toBe(1)
    expect(readingMinutes(pace * 2, locale)).toBe(2)
    expect(readingMinutes(Math.ceil(pace * 2.5), locale)).toBe(3)
    expect(readingMinutes(Math.floor(pace * 2.49), locale)).toBe(2)
  })
})

describe('groupByDay', () => {
  it('keeps the order, and puts midnight where the zone has it', () => {
    const at = (time: string) => storySummary('hy', { translationId: time, publishedAt: new Date(time) })
    const stories = [at('2024-03-09T20:00:00Z'), at('2024-03-09T19:59:59Z'), at('2024-03-08T20:00:00Z')]
    const groups = groupByDay(stories, (instant) => zonedDay(instant, 'Asia/Yerevan'))
    expect(groups.map((group) => [group.day, group.stories.map((story) => story.translationId)])).toEqual([
      ['2024-03-10', ['2024-03-09T20:00:00Z']],
      ['2024-03-09', ['2024-03-09T19:59:59Z', '2024-03-08T20:00:00Z']],
    ])
  })

  it('has no day without a story', () => {
    expect(groupByDay([], () => 'never')).toEqual([])
  })
})

describe('storySwitch', () => {
  it.each(locales)('leads to the page about the languages there are where there is no text: all but %s', (locale) => {
    const { addresses, missing } = storySwitch({ shortCode: '7KX3QD', translations: [link(locale)] })
    expect(missing).toEqual(locales.filter((other) => other !== locale))
    expect(Object.keys(addresses).sort()).toEqual(locales.toSorted())
    for (const other of locales) {
      expect(addresses[other]).toBe(`/${other}/articles/${other === locale ? `slug-${locale}` : '7KX3QD/languages'}`)
    }
  })
})

describe('shortAddress', () => {
  const code = '7KX3QD'
  const address = (wanted: Locale[], has: Locale[]) => shortAddress({ code, wanted, translations: has.map(link) })

  it('takes the first of the reader’s languages that there is', () => {
    expect(address(['hy', 'ru'], ['en', 'ru', 'hy'])).toBe('/hy/articles/slug-hy')
    expect(address(['hy', 'ru'], ['en', 'ru'])).toBe('/ru/articles/slug-ru')
  })

  it('gives a reader of none of them the page that says so, in their own language', () => {
    expect(address(['hy'], ['en', 'ru'])).toBe('/hy/articles/7KX3QD/languages')
  })

  it('gives a reader who asked for nothing the first text there is', () => {
    expect(address([], ['ru', 'hy'])).toBe('/ru/articles/slug-ru')
    expect(address([], [])).toBe(`/${defaultLocale}/articles/7KX3QD`)
  })

  it('leads to the address that says what became of a story nobody can read', () => {
    expect(address(['ru'], [])).toBe('/ru/articles/7KX3QD')
  })
})
