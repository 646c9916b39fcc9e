import { describe, expect, it } from 'vitest'
import { problems } from '@/tests/helpers/leaks'

describe('what the browser tests take for a leak', () => {
  it.each(['ShareRow.heading', 'night_theme', 'Hello {name}', 'undefined', 'Ссылка скопирована'])(
    'sees "%s" in an English page',
    (text) => {
      expect(problems([{ text, from: 'text', lang: 'en' }])).not.toEqual([])
    },
  )

  it('lets words pass in their own language only', () => {
    expect(problems([{ text: 'Link copied', from: 'title', lang: 'en' }])).toEqual([])
    expect(problems([{ text: 'Link copied', from: 'title', lang: 'hy' }])).not.toEqual([])
  })
})
