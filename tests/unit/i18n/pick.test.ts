import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { langAttribute, pickRow, pickText } from '@/lib/i18n/pick'

const rows = locales.map((locale) => ({ locale: String(locale), name: `Name ${locale}` })).toReversed()
const name = (row: { name: string }) => row.name

describe('pickRow', () => {
  it.each(locales)('takes the row in %s when there is one', (wanted) => {
    expect(pickRow(rows, wanted)).toEqual({ locale: wanted, name: `Name ${wanted}` })
  })

  it.each(locales)('takes the first language of the table that is left, without %s', (wanted) => {
    const others = rows.filter((row) => row.locale !== wanted)
    expect(pickRow(others, wanted)?.locale).toBe(locales.find((locale) => locale !== wanted))
  })

  it('takes a language the site does not speak before nothing', () => {
    expect(pickRow([{ locale: 'de' }], 'en')).toEqual({ locale: 'de' })
    expect(pickRow([], 'en')).toBeUndefined()
  })
})

describe('pickText', () => {
  it.each(locales)('tells the text in %s by its language', (wanted) => {
    expect(pickText(rows, wanted, name)).toEqual({ text: `Name ${wanted}`, locale: wanted })
  })

  it('passes over an empty text and says which language it took instead', () => {
    const texts = [
      { locale: 'hy', name: '' },
      { locale: 'ru', name: 'Край' },
    ]
    expect(pickText(texts, 'hy', name)).toEqual({ text: 'Край', locale: 'ru' })
  })

  it('gives the fallback, which is in no other language than the page’s', () => {
    expect(pickText([{ locale: 'ru', name: '' }], 'hy', name, 'region')).toEqual({ text: 'region', locale: 'hy' })
    expect(pickText([], 'hy', name)).toEqual({ text: '', locale: 'hy' })
  })
})

describe('langAttribute', () => {
  it('is set exactly where the text’s language is not the page’s', () => {
    for (const locale of locales) {
      for (const page of locales) {
        expect(langAttribute({ text: 'x', locale }, page)).toBe(locale === page ? undefined : locale)
      }
    }
  })
})
