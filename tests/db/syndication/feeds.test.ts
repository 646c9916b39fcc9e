import { describe, expect, it } from 'vitest'
import type { Languages } from '@/lib/i18n/languages'
import { listFeedStories } from '@/lib/syndication/queries'
import type { FeedSubject } from '@/lib/syndication/types'
import { useDatabase } from '@/tests/helpers/database'
import { createEveryState, createStory, inMinutes, visibleStates } from '@/tests/helpers/stories'

describe('stories of a feed', () => {
  const database = useDatabase({
    fill: async ({ db }) => {
      await createEveryState(db, { locale: 'ru' })
      const both = await createStory(db, {
        section: 'city',
        tags: ['snow'],
        authors: ['ani'],
        texts: [
          { locale: 'hy', slug: 'both-hy', text: 'Ձյուն', publishedAt: inMinutes(-30) },
          { locale: 'en', slug: 'both-en', text: 'Snow', publishedAt: inMinutes(-31) },
        ],
      })
      await createStory(db, {
        section: 'world',
        texts: [{ locale: 'en', slug: 'only-en', publishedAt: inMinutes(-40) }],
      })
      const id = both.translations[0]?.id ?? ''
      await db.viewCount.create({ data: { translationId: id, count: 7 } })
    },
  })

  async function slugs(subject: FeedSubject, languages: Languages, limit = 50): Promise<string[]> {
    const found = await listFeedStories(database().db, { subject, languages, limit })
    return found?.stories.map((story) => story.slug) ?? []
  }

  it('are what readers may see, newest first', async () => {
    expect(await slugs({ by: 'all' }, ['ru'])).toEqual(visibleStates)
  })

  it('come once, in the first of the languages they exist in', async () => {
    expect(await slugs({ by: 'all' }, ['hy', 'en'])).toEqual(['both-hy', 'only-en'])
    expect(await slugs({ by: 'all' }, ['en', 'hy'])).toEqual(['both-en', 'only-en'])
  })

  it.each([
    [{ by: 'section', slug: 'city' }, ['both-en']],
    [{ by: 'tag', slug: 'snow' }, ['both-en']],
    [{ by: 'author', slug: 'ani' }, ['both-en']],
    [{ by: 'section', slug: 'nowhere' }, []],
  ] as const)('are those of %j', async (subject, expected) => {
    expect(await slugs(subject, ['en'])).toEqual(expected)
  })

  it('bring their whole text, topics and a way on', async () => {
    const page = await listFeedStories(database().db, { subject: { by: 'all' }, languages: ['en'], limit: 1 })
    expect(page?.stories[0]?.body[0]).toMatchObject({ content: [{ text: 'Snow' }] })
    expect(page?.stories[0]?.tags).toMatchObject([{ slug: 'snow' }])
    const after = page?.next ?? ''
    const next = await listFeedStories(database().db, { subject: { by: 'all' }, languages: ['en'], limit: 1, after })
    expect(next).toMatchObject({ stories: [{ slug: 'only-en' }], next: null })
  })

  it('are none for a cursor that is not ours', async () => {
    const request = { subject: { by: 'all' }, languages: ['en'], limit: 1, after: 'x' } as const
    expect(await listFeedStories(database().db, request)).toBeNull()
  })
})
