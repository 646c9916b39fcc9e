import { describe, expect, it } from 'vitest'
import { generateStories } from '@/lib/demo/generate'
import { shiftFor, shiftStory } from '@/lib/demo/times'
import { checkLine } from '@/lib/interchange/prepare'
import { storyLine } from '@/tests/helpers/interchange'

const at = (time: string) => new Date(`2026-03-01T${time}Z`)

describe('the times of the demo', () => {
  it('move by whole minutes, so that the newest story is 25 minutes old', () => {
    const shift = shiftFor([at('09:00:00'), at('07:00:00')], at('12:00:30'))
    expect(shift).toBe(155)
    expect(new Date(at('09:00:00').getTime() + shift * 60_000)).toEqual(at('11:35:00'))
  })

  it('move back when the files are from the future', () => {
    expect(shiftFor([at('12:00:00')], at('10:00:00'))).toBe(-145)
  })

  it('move together: publication and correction of every translation', () => {
    const translations = {
      en: { title: 'A', updatedAt: '2026-03-01T10:00:00Z', body: [] },
      ru: { title: 'Б', publishedAt: '2026-03-01T11:00:00Z', body: [] },
    }
    const checked = checkLine(JSON.stringify(storyLine({ translations })))
    if (!checked.ok) throw new Error('not a story')
    const shifted = shiftStory({ ...checked.value, importHash: '', media: [] }, 60)
    expect(shifted.translations.map(({ publishedAt, updatedAt }) => [publishedAt, updatedAt])).toEqual([
      [at('10:00:00'), at('11:00:00')],
      [at('12:00:00'), null],
    ])
  })
})

describe('generated stories', () => {
  it('fit the interchange format and are the same for the same seed', () => {
    const lines = [...generateStories({ count: 5, seed: 7 })]
    expect(lines.filter((line) => !checkLine(line).ok)).toEqual([])
    expect([...generateStories({ count: 5, seed: 7 })]).toEqual(lines)
    expect([...generateStories({ count: 1, seed: 8 })]).not.toEqual(lines.slice(0, 1))
  })
})
