import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Body } from '@/lib/body/types'
import { blockText, bodyMediaIds, bodyText, countWords, inPieces } from '@/lib/body/utils'

describe('countWords', () => {
  it.each([
    ['The night tram doesn’t stop here', 6],
    ["It's a well-known fact", 4],
    ['Ночной трамвай не остановится', 4],
    ['Из-за снега\u00a0— 12 рейсов', 4],
    ['Ինչո՞ւ է ձյունը սպիտակ', 4],
    ['Բարև՜, ընկերնե՛ր։ Շնորհակալություն', 3],
    ['café naïve', 2],
    ['cafe\u0301 e\u0301te\u0301', 2],
    ['2026 թվական', 2],
    ['', 0],
    [' \n\t ', 0],
    ['… ! ? « »', 0],
  ])('%j has %i', (text, words) => {
    expect(countWords(text)).toBe(words)
  })

  it('counts no mark that stands alone', () => {
    expect(countWords("one - two ' three ’ \u055e")).toBe(3)
  })
})

describe('the text of a body', () => {
  const mediaId = '01900000-0000-7000-8000-000000000000'
  const body: Body = [
    { id: 'b1', type: 'heading', level: 2, content: [{ text: 'Head' }] },
    { id: 'b2', type: 'paragraph', content: [{ text: 'One ' }, { text: 'two', strong: true }] },
    { id: 'b3', type: 'image', mediaId },
    { id: 'b4', type: 'list', ordered: false, items: [[{ text: 'a' }], [{ text: 'b' }, { text: 'c' }]] },
    { id: 'b5', type: 'quote', content: [{ text: 'Said' }], cite: [{ text: 'Ani' }] },
    { id: 'b6', type: 'divider' },
    { id: 'b7', type: 'embed', url: 'https://example.org/', title: 'Film' },
    { id: 'b8', type: 'pullquote', content: [{ text: 'Loud' }] },
  ]

  it('is what a reader would read aloud, block by block', () => {
    expect(bodyText(body)).toBe('Head\nOne two\na\nbc\nSaid\nAni\nFilm\nLoud')
  })

  it('is empty for what is not read', () => {
    expect(body.filter((block) => blockText(block) === '').map((block) => block.type)).toEqual(['image', 'divider'])
  })

  it('names its pictures', () => {
    expect(bodyMediaIds(body)).toEqual([mediaId])
  })
})

describe('a body in pieces', () => {
  /** Paragraphs, and headings where there is an h. */
  const bodyOf = (shape: string): Body =>
    [...shape].map((letter, index): Block => {
      const rest = { id: `b${index}`, content: [{ text: letter }] }
      return letter === 'h' ? { ...rest, type: 'heading', level: 2 } : { ...rest, type: 'paragraph' }
    })
  const shapeOf = (body: Body) => inPieces(body).map((piece) => bodyText(piece).replaceAll('\n', ''))

  it.each([
    ['', []],
    ['p', ['p']],
    ['pppp', ['pppp']],
    ['pppppppppp', ['pppp', 'ppppp', 'p']],
    // A heading keeps what stands before and behind it.
    ['pppphpppp', ['pppphp', 'ppp']],
    ['pppppppphp', ['pppp', 'pppphp']],
    ['hhhhhhhhh', ['hhhhhhhhh']],
  ])('%s', (shape, pieces) => {
    expect(shapeOf(bodyOf(shape))).toEqual(pieces)
  })

  it('is the whole body in its order', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ph]{0,40}$/), (shape) => {
        expect(inPieces(bodyOf(shape)).flat()).toEqual(bodyOf(shape))
      }),
    )
  })
})
