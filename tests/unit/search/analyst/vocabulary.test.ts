import { expect, it } from 'vitest'
import { createVocabulary } from '@/lib/search/analyst/vocabulary'

const text = (story: string, ...words: string[]) =>
  ({ locale: 'en', story, words: new Map(words.map((word) => [word, `x:${word}`])) }) as const

it('leaves out words that are written, of the same language only', () => {
  const vocabulary = createVocabulary()
  expect([...vocabulary.shorten(1, text('a', 'bridge', 'river')).keys()]).toEqual(['bridge', 'river'])
  vocabulary.settle(1, [])
  expect([...vocabulary.shorten(2, text('b', 'bridge', 'snow')).keys()]).toEqual(['snow'])
  expect([...vocabulary.shorten(2, { ...text('b', 'bridge'), locale: 'ru' }).keys()]).toEqual(['bridge'])
})

it('sends words again whose story was refused, and those of a batch that is not written yet', () => {
  const vocabulary = createVocabulary()
  vocabulary.shorten(1, text('a', 'bridge'))
  vocabulary.shorten(1, text('b', 'river'))
  expect([...vocabulary.shorten(2, text('c', 'bridge', 'river')).keys()]).toEqual(['bridge', 'river'])
  vocabulary.settle(1, ['b'])
  expect([...vocabulary.shorten(3, text('d', 'bridge', 'river')).keys()]).toEqual(['river'])
})
