import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { excerpt, storyDescription } from '@/lib/syndication/description'
import { articleMetadata } from '@/lib/syndication/metadata'
import { hostileText } from '@/tests/helpers/arbitraries'
import { siteView } from '@/tests/helpers/site-views'
import { storyView } from '@/tests/helpers/story-views'

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const graphemes = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment)

const sentences = {
  en: 'Snow closed the pass, and a hundred and forty drivers sleep in the school until the wind drops.',
  ru: 'Снег закрыл перевал, и сто сорок водителей ночуют в школе, пока ветер не стихнет.',
  hy: 'Ձյունը փակել է լեռնանցքը, և հարյուր քառասուն վարորդ գիշերում է դպրոցում, մինչև քամին հանդարտվի։',
}

describe('excerpt', () => {
  it.each(locales)('ends after a whole word in %s', (locale) => {
    const text = `${sentences[locale]} `.repeat(4)
    const short = excerpt(text)
    expect(graphemes(short).length).toBeLessThanOrEqual(160)
    expect(graphemes(short).length).toBeGreaterThan(140)
    expect(short.endsWith('…')).toBe(true)
    const words = text.split(/\s+/)
    const kept = short.slice(0, -1).split(' ')
    expect(words.slice(0, kept.length).join(' ').startsWith(kept.join(' '))).toBe(true)
    expect((words[kept.length - 1] ?? '').replace(/[,:;]$/, '')).toBe(kept.at(-1))
  })

  it('leaves a short text as it is, on one line', () => {
    expect(excerpt(' Snow\n fell. ')).toBe('Snow fell.')
    expect(excerpt('')).toBe('')
  })

  it('cuts a word without an end between two characters', () => {
    expect(excerpt('👨‍👩‍👧'.repeat(20), 5)).toBe(`${'👨‍👩‍👧'.repeat(4)}…`)
  })

  it('is never too long, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(hostileText), fc.integer({ min: 2, max: 200 }), (parts, length) => {
        const short = excerpt(parts.join(' '), length)
        expect(graphemes(short).length).toBeLessThanOrEqual(length)
        expect(short).not.toMatch(/[\n\r]/)
      }),
    )
  })
})

describe('description of a story', () => {
  const body = [{ id: 'b1', type: 'paragraph' as const, content: [{ text: 'It snowed all night.' }] }]

  it('is what was written for it, else the beginning of its text', () => {
    expect(storyDescription({ subtitle: 'Under it', lead: 'Lead', body })).toBe('Under it')
    expect(storyDescription({ subtitle: null, lead: 'Lead', body })).toBe('Lead')
    expect(storyDescription({ subtitle: null, lead: '', body })).toBe('It snowed all night.')
  })

  it.each(locales)('is in the head of every story in %s', (locale) => {
    const bare = storyView(locale, { subtitle: null, lead: null, body })
    expect(articleMetadata(bare, siteView(locale))).toMatchObject({
      description: 'It snowed all night.',
      openGraph: { description: 'It snowed all night.' },
    })
  })
})
