import { describe, expect, it } from 'vitest'
import { type RelatedSigns, rankRelated } from '@/lib/discovery/related/utils'

const now = new Date('2026-11-24T00:00:00Z')
const plain = { sharedTags: 0, sameSection: false, textRank: 0, publishedAt: new Date('2026-11-20T00:00:00Z') }
const rank = (...candidates: (Partial<RelatedSigns> & { id: string })[]) =>
  rankRelated(
    candidates.map((candidate) => ({ ...plain, ...candidate })),
    { now, limit: 10 },
  )

describe('rankRelated', () => {
  it('prefers common topics to the section, and the section to nothing', () => {
    expect(rank({ id: 'none' }, { id: 'section', sameSection: true }, { id: 'tag', sharedTags: 1 })).toEqual([
      'tag',
      'section',
      'none',
    ])
  })

  it('hears the words, whatever their scale', () => {
    expect(rank({ id: 'a', textRank: 0.0001 }, { id: 'b', textRank: 0.0009 }, { id: 'c' })).toEqual(['b', 'a', 'c'])
  })

  it('lets the fresher of two equals win', () => {
    const old = new Date('2024-01-01T00:00:00Z')
    expect(rank({ id: 'old', sharedTags: 1, publishedAt: old }, { id: 'new', sharedTags: 1 })).toEqual(['new', 'old'])
  })

  it('keeps what is old but about the same before what is only fresh', () => {
    const old = new Date('2024-01-01T00:00:00Z')
    expect(rank({ id: 'fresh', publishedAt: now }, { id: 'old', sharedTags: 2, publishedAt: old })[0]).toBe('old')
  })

  it('gives no more than is asked for, and nothing for nothing', () => {
    expect(rankRelated([], { now, limit: 4 })).toEqual([])
    expect(
      rankRelated(
        [
          { ...plain, id: 'a' },
          { ...plain, id: 'b' },
        ],
        { now, limit: 1 },
      ),
    ).toHaveLength(1)
  })
})
