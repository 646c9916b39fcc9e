import { describe, expect, it } from 'vitest'
import { anatomyOf } from '@/tests/helpers/catalogue'
import { foreignWords } from '@/tests/helpers/scripts'

describe('foreignWords', () => {
  it.each([
    ['Ссылка скопирована', 'ru', []],
    ['Link copied', 'en', []],
    ['Հղումը պատճենվեց', 'hy', []],
    ['Ссылка copied', 'ru', ['copied']],
    ['Ссылка скопирована', 'en', ['Ссылка', 'скопирована']],
    ['Поделиться в Telegram', 'ru', []],
    ['Поделиться в Telegramm', 'ru', ['Telegramm']],
    // A Latin "c" in a Cyrillic word looks right and is found by no search.
    ['cсылка', 'ru', ['cсылка']],
    ['Կիսվել X-ում', 'hy', []],
    ['© 2026, 15 — №', 'ru', []],
  ] as const)('finds in %j of %s: %j', (text, locale, expected) => {
    expect(foreignWords(text, locale)).toEqual(expected)
  })
})

describe('anatomyOf', () => {
  it('names arguments, plural forms and words', () => {
    expect(anatomyOf('{count, plural, one {# story by {author}} other {# stories by {author}}}')).toEqual({
      arguments: ['author: argument', 'count: plural'],
      plurals: [{ argument: 'count', categories: ['one', 'other'] }],
      words: ' story by  stories by ',
    })
  })

  it('refuses what is not ICU MessageFormat', () => {
    expect(() => anatomyOf('{count, plural, one {#')).toThrow()
  })
})
