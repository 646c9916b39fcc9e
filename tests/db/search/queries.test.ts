import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Locale, locales } from '@/lib/i18n/locales'
import { resultLimit } from '@/lib/search/constants'
import { suggest } from '@/lib/search/queries-suggest'
import { useDatabase } from '@/tests/helpers/database'
import { ask } from '@/tests/helpers/search'
import { createEveryState, createStory, inMinutes, visibleStates } from '@/tests/helpers/stories'

const slugsOf = (items: readonly { slug: string }[]) => items.map((item) => item.slug)

describe('search', () => {
  /** A text and the forms of its words that readers would type. */
  const inflected: Record<Locale, { title: string; text: string; forms: string[]; strangers: string[] }> = {
    en: {
      title: 'The bridges of Karasar',
      text: 'Engineers are measuring how quickly the rivers were rising.',
      forms: ['bridge', 'BRIDGES', 'river', 'engineer', 'measured', 'rise', 'rivers bridge'],
      strangers: ['brigade', 'river -bridge'],
    },
    ru: {
      title: 'Мосты Карасара',
      text: 'Инженеры измеряют уровень воды в реках. Ёлку поставят зимой.',
      forms: ['мост', 'МОСТАМИ', 'инженера', 'река', 'вода', 'елка', 'ёлки'],
      strangers: ['местный', 'мост -инженер'],
    },
    hy: {
      title: 'Կարասարի կամուրջները',
      text: 'Ինժեներները չափում են գետերի մակարդակը։ Ինչո՞ւ է ջուրը բարձրանում և իջնում։',
      forms: ['կամուրջներ', 'ինժեներների', 'ջուրը', 'կամուրջների', 'մակարդակ', 'ինչու', 'Ինչո՞ւ', 'մակարդակի'],
      strangers: ['լեռներ', 'կամուրջներ -մակարդակ'],
    },
  }
  const database = useDatabase({
    fill: async ({ db }) => {
      for (const locale of locales) {
        const { title, text } = inflected[locale]
        await createStory(db, { texts: [{ locale, slug: `inflected-${locale}`, title, text }] })
      }
    },
  })

  const cases = (kind: 'forms' | 'strangers') =>
    locales.flatMap((locale) => inflected[locale][kind].map((query) => ({ locale, query })))

  it.each(cases('forms'))('finds «$query» in another form of the word ($locale)', async ({ locale, query }) => {
    const { items, total, correction } = await ask(database().db, { locale, query })
    expect(slugsOf(items)).toEqual([`inflected-${locale}`])
    expect(total).toEqual({ stories: 1, about: false })
    expect(correction).toBeNull()
  })

  it.each(cases('strangers'))('does not find «$query» ($locale)', async ({ locale, query }) => {
    const { items, total } = await ask(database().db, { locale, query, exact: true })
    expect(items).toEqual([])
    expect(total.stories).toBe(0)
  })

  it('tells a foreign hit by its own language, from whichever page it was asked', async () => {
    for (const locale of locales) {
      for (const page of locales) {
        const { items } = await ask(database().db, { locale: page, query: inflected[locale].forms[0] ?? '' })
        expect(items.map((item) => item.locale)).toEqual([locale])
      }
    }
  })
})

describe('a story in several languages', () => {
  const name = 'Zvartnots'
  const database = useDatabase({
    fill: async ({ db }) => {
      await createStory(db, {
        texts: locales.map((locale) => ({ locale, slug: `all-${locale}`, title: `${name} ${locale}` })),
      })
      await createStory(db, {
        texts: [
          { locale: 'ru', slug: 'mention', title: 'Поездка', text: `${name} далеко`, publishedAt: inMinutes(-1) },
        ],
      })
    },
  })

  it.each(locales)('is found once, in %s when that is the reader’s language', async (locale) => {
    const { items } = await ask(database().db, { locale, query: name })
    expect(items.map((item) => [item.slug, item.locale])).toEqual([
      [`all-${locale}`, locale],
      // In the text only: it weighs less than the title of the other story, though it is newer.
      ['mention', 'ru'],
    ])
  })
})

describe('hidden texts', () => {
  const database = useDatabase({
    fill: async ({ db }) => {
      for (const locale of locales) await createEveryState(db, { locale, title: 'Zvartnots' })
    },
  })

  it.each(locales)('are neither found nor suggested in %s', async (locale) => {
    const found = await ask(database().db, { locale, query: 'Zvartnots' })
    const own = found.items.filter((item) => item.locale === locale)
    expect(slugsOf(own).sort()).toEqual(visibleStates.toSorted())
    expect(found.items).toHaveLength(visibleStates.length * locales.length)
    const suggested = await suggest(database().db, { locale, query: 'zvart' })
    expect(suggested.map((item) => item.href)).toHaveLength(visibleStates.length * locales.length)
    expect(suggested.filter((item) => !visibleStates.some((slug) => item.href.endsWith(`/${slug}`)))).toEqual([])
  })

  it('is not found again by a language that was withdrawn when another is left', async () => {
    const { db } = database()
    await createStory(db, {
      texts: [
        { locale: 'hy', slug: 'left-hy', title: 'Onlyhere' },
        { locale: 'en', slug: 'gone-en', title: 'Onlyhere', status: 'withdrawn' },
      ],
    })
    expect(slugsOf((await ask(db, { locale: 'en', query: 'onlyhere' })).items)).toEqual(['left-hy'])
  })
})

describe('more stories than a page shows', () => {
  const database = useDatabase({
    fill: async ({ db }) => {
      for (let index = 0; index <= resultLimit; index += 1) {
        await createStory(db, {
          texts: [{ locale: 'en', slug: `s-${index}`, title: 'Marathon', publishedAt: inMinutes(-index - 1) }],
        })
      }
    },
  })

  it('says that there are others, newest of the equal first', async () => {
    const { items, next, total } = await ask(database().db, { locale: 'en', query: 'marathon' })
    expect(slugsOf(items)).toEqual(Array.from({ length: resultLimit }, (_, index) => `s-${index}`))
    expect(next).not.toBeNull()
    expect(total.stories).toBe(resultLimit + 1)
  })
})

describe('suggestions', () => {
  const titles: Record<Locale, string> = { en: 'Bridges of winter', ru: 'Мосты зимы', hy: 'Ձմեռային կամուրջներ' }
  const beginnings: Record<Locale, string[]> = {
    en: ['br', 'bridg', 'bridges', 'winter bri', 'BRI'],
    ru: ['мос', 'мосты', 'зимы мо', 'МОС'],
    hy: ['կամ', 'կամուրջ', 'ձմեռային կամ', 'ԿԱՄ'],
  }
  const database = useDatabase({
    fill: async ({ db }) => {
      await createStory(db, {
        texts: locales.map((locale) => ({ locale, slug: `s ${locale}`, title: titles[locale] })),
      })
    },
  })

  const cases = locales.flatMap((locale) => beginnings[locale].map((query) => ({ locale, query })))

  it.each(cases)('lead to the story that «$query» begins ($locale)', async ({ locale, query }) => {
    const expected = [{ kind: 'story', title: titles[locale], locale, href: `/${locale}/articles/s%20${locale}` }]
    expect(await suggest(database().db, { locale, query })).toEqual(expected)
  })

  it('are none for the middle of a word', async () => {
    expect(await suggest(database().db, { locale: 'en', query: 'idg' })).toEqual([])
  })
})

describe('hostile queries', () => {
  const database = useDatabase({
    fill: async ({ db }) => {
      await createStory(db, { texts: [{ locale: 'en', slug: 'target', title: 'A bridge in the winter' }] })
    },
  })
  const searches = (query: string) =>
    Promise.all(
      locales.flatMap((locale) => [ask(database().db, { locale, query }), suggest(database().db, { locale, query })]),
    )

  it.each([
    ...[
      '',
      ' ',
      '\t\n',
      "'",
      "''",
      '"',
      '"bridge',
      "bridge'",
      '\\',
      "\\'",
      ':*',
      'bridge:*',
      ':a',
      '&',
      '|',
      '!',
      '()',
    ],
    ...[
      '&|!()',
      '!!bridge',
      '<->',
      'bridge <-> winter',
      '((((',
      'a & | b',
      '-',
      '--',
      '-"',
      "'; drop table article; --",
    ],
    ...[
      '%',
      '_',
      '$1',
      '{}',
      '\u0001\u0008\u001f\u007f',
      '\u200b\u200d\ufeff',
      '🌉',
      '👩‍👩‍👧',
      '\u0300',
      '\ud83c',
      '\udf09',
    ],
    ...['\0', 'bridge\0winter'],
    ...['the and of', 'և', 'և ու', 'и', '\u055e', '՞՜՛', 'ﬁ', '١٢٣'],
  ])('%j is answered', async (query) => {
    await expect(searches(query)).resolves.toBeDefined()
    expect(await database().db.article.count()).toBe(1)
  })

  it.each([
    ['letters', 'a'.repeat(10_000)],
    ['words', 'мост '.repeat(2_000)],
    ['emoji cut in two by the limit', `a${'🌉'.repeat(5_000)}`],
    ['operators', '!('.repeat(5_000)],
    ['quotes', '"'.repeat(10_000)],
    ['minus signs', '-'.repeat(10_000)],
    ['lonely minus signs', '- '.repeat(5_000)],
    ['minus signs before quotes', '-"'.repeat(5_000)],
    ['minus signs before brackets', '-('.repeat(5_000)],
    ['marks', '\u0300'.repeat(10_000)],
  ])('10,000 characters are answered: %s', async (_name, query) => {
    await expect(searches(query)).resolves.toBeDefined()
  })

  const place = '_01900000-0000-7000-8000-000000000000_'
  const now = Date.now().toString(36)
  it.each([
    ...['1e308', '-1e308', '-8e15', '8e15', '9e999', '1e-320', '....', '1.2.3'].map(
      (value) => `${value}${place}${now}`,
    ),
    ...['zzzzzzzzzzz', '0', 'zzzzzzzz', '-zzzzzzz'].map((time) => `0.5${place}${time}`),
    ...['zzzzzzzzzzz', '-zzzzzzzzzzz', '0'].map((oldest) => `0.5${place}${now}_0.5${place}${oldest}`),
  ])('a cursor of somebody else is answered: %s', async (after) => {
    const { db } = database()
    for (const sort of ['relevance', 'date'])
      for (const query of ['bridge', '"bridge winter"', 'from:1800 to:2500'])
        await expect(ask(db, { locale: 'en', query, sort, after })).resolves.toBeDefined()
  })

  it.each(['section', 'author', 'tag', 'language', 'from', 'to'])(
    'no character is too odd for a filter: %s',
    async (name) => {
      for (const value of ['\0', 'a\0b', '\ud800', "'", '{', '"'])
        await expect(ask(database().db, { locale: 'en', query: 'bridge', [name]: value })).resolves.toBeDefined()
    },
  )

  it('any text is answered', async () => {
    const piece = fc.constantFrom(
      '- - '.repeat(20),
      '-('.repeat(40),
      "'",
      '"',
      ':*',
      '&',
      '|',
      '!',
      '(',
      ')',
      '<->',
      '\\',
      '-',
      ' ',
      'մ',
      'ж',
      'bridge',
    )
    const query = fc
      .array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 12 })
      .map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(query, async (text) => {
        await searches(text)
      }),
      { numRuns: 60 },
    )
  })

  it('finds nothing for nothing, and everything that is there beside the noise', async () => {
    expect((await ask(database().db, { locale: 'en', query: '  ' })).items).toEqual([])
    expect(await suggest(database().db, { locale: 'en', query: '!?' })).toEqual([])
    const { items } = await ask(database().db, { locale: 'en', query: "(bridge) & winter! :* 🌉 '" })
    expect(slugsOf(items)).toEqual(['target'])
  })
})
