import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutAtWord, distinctSlug, slugify, slugLength, translationSlug } from '@/lib/articles/slug'
import { locales } from '@/lib/i18n/locales'
import { hostileText } from '@/tests/helpers/arbitraries'

const armenian: [title: string, slug: string][] = [
  ['Ինչո՞ւ է ձյունը սպիտակ', 'inchu-e-dzyuny-spitak'],
  ['Ուղի', 'ughi'],
  ['Որդին', 'vordin'],
  ['Ովքեր են գալիս', 'ovker-yen-galis'],
  ['ով', 'ov'],
  ['Կովկաս', 'kovkas'],
  ['Երևան', 'yerevan'],
  ['ԵՐԵՎԱՆ', 'yerevan'],
  ['Երեւան', 'yerevan'],
  ['հայ և ռուս', 'hay-yev-rus'],
  ['այլև', 'aylev'],
  ['Միություն', 'miutyun'],
  ['Հայաստանի Հանրապետություն', 'hayastani-hanrapetutyun'],
  ['Էջմիածին', 'ejmiatsin'],
  ['Ըմբիշ', 'ymbish'],
  ['Խաչատրյան', 'khachatryan'],
  ['Ճանապարհ', 'chanaparh'],
  ['Ջրվեժ և Ղազախ', 'jrvezh-yev-ghazakh'],
  ['Օրենք', 'orenk'],
  ['Ֆրանսիա', 'fransia'],
  ['Թբիլիսի, փողոց', 'tbilisi-poghots'],
  ['Աղստև', 'aghstev'],
  ['«Մերիդիան»՝ նոր կայք։', 'meridian-nor-kayk'],
  ['Բրե՛ք, կեցցե՜', 'brek-ketstse'],
  ['հարավ֊արևելք', 'harav-arevelk'],
]

const russian: [title: string, slug: string][] = [
  ['Щётка и ёж', 'shchyotka-i-yozh'],
  ['Объём подъезда', 'obyom-podezda'],
  ['Йод и майский день', 'yod-i-mayskiy-den'],
  ['Хлеб, цех, чай, шум, жизнь', 'khleb-tsekh-chay-shum-zhizn'],
  ['Эра, юг, яма, мыло', 'era-yug-yama-mylo'],
  ['Ме́сто', 'mesto'],
  ['«Ёлка» — 2026', 'yolka-2026'],
  ['Київ, ґанок', 'kiyiv-ganok'],
]

const latin: [title: string, slug: string][] = [
  ['Don’t stop: the café', 'dont-stop-the-cafe'],
  ['Straße, Ærø, Łódź', 'strasse-aero-lodz'],
  ['A\u00ADB  —  C', 'ab-c'],
  ['ﬁn ① ½', 'fin-1-1-2'],
  ['100% & more', '100-and-more'],
]

describe('slugify', () => {
  it.each(armenian)('spells %s as %s', (title, slug) => expect(slugify(title, 'hy')).toBe(slug))
  it.each(latin)('spells %s as %s', (title, slug) => expect(slugify(title, 'en')).toBe(slug))
  it.each(russian)('spells %s as %s', (title, slug) => expect(slugify(title, 'ru')).toBe(slug))

  it('reads the ampersand in the language of the text', () => {
    expect(locales.map((locale) => slugify('A & B', locale))).toEqual(['a-and-b', 'a-i-b', 'a-ev-b'])
  })

  it('leaves nothing of a title in another script', () => expect(slugify('日本', 'en')).toBe(''))

  it('gives an address for any text', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom(...locales), (title, locale) => {
        const slug = slugify(title, locale)
        expect(slug).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/)
        expect(slug.length).toBeLessThanOrEqual(slugLength)
      }),
    )
  })
})

describe('cutAtWord', () => {
  it.each([
    ['one-two-three', 13, 'one-two-three'],
    ['one-two-three', 12, 'one-two'],
    ['one-two-three', 7, 'one-two'],
    ['one-two-three', 6, 'one'],
    ['onetwothree', 6, 'onetwo'],
  ])('%s to %i characters', (slug, length, cut) => expect(cutAtWord(slug, length)).toBe(cut))
})

describe('addresses of translations', () => {
  it('are never empty', () => {
    expect(translationSlug({ title: '日本', locale: 'en', shortCode: '7KX3QD' })).toBe('7kx3qd')
  })

  it('are told apart by the short code, within the limit', () => {
    const slug = distinctSlug({ slug: Array(20).fill('words').join('-').slice(0, 79), shortCode: '7KX3QD' })
    expect(slug).toMatch(/^words(-words)*-7kx3qd$/)
    expect(slug.length).toBeLessThanOrEqual(slugLength)
  })
})
