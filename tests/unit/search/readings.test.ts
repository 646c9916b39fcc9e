import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textReadings, wordReadings } from '@/lib/search/readings'

describe('another keyboard layout', () => {
  it.each([
    ['ghfdbntkmcndj', 'правительство'],
    ['ds,jhs', 'выборы'],
    ['пщмуктьуте', 'government'],
    ['hajastan', 'հայաստան'],
    ['քաղաք', 'qaxaq'],
  ])('%s is %s', (typed, meant) => {
    expect(wordReadings(typed)).toContain(meant)
  })

  it.each([
    ['E rf;ljuj gznjuj ht,tyrf', 'У каждого пятого ребенка'],
    ['CIF? Ahfywbz', 'США, Франция'],
    ['ГюЫю ырщгдв вщгиду', 'U.S. should double'],
    ['Twun 2018', 'Տուն 2018'],
    ['Dtufc 50', 'Вегас 50'],
  ])('%s is %s', (typed, meant) => {
    expect(textReadings(typed)).toContain(meant)
  })

  it('reads any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const reading of [...textReadings(text), ...wordReadings(text)]) expect(reading).not.toBe(text)
      }),
    )
  })
})
