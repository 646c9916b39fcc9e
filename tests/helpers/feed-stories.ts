import type { FeedStory } from '@/lib/syndication/queries'

/** A story of a feed; what a test does not care about is plain. */
export function feedStory(story: Partial<FeedStory> = {}): FeedStory {
  return {
    articleId: '01900000-0000-7000-8000-000000000001',
    translationId: '01900000-0000-7000-8000-000000000002',
    locale: 'en',
    slug: 'snow',
    shortCode: '234567',
    kind: 'news',
    breaking: false,
    title: 'Snow',
    subtitle: null,
    lead: 'It snowed.',
    publishedAt: new Date('2026-11-23T10:00:00Z'),
    updatedAt: null,
    wordCount: 3,
    section: { slug: 'city', name: { text: 'City', locale: 'en' } },
    authors: [{ slug: 'ani', guest: false, name: { text: 'Ani', locale: 'en' } }],
    image: null,
    images: {},
    tags: [],
    body: [{ id: 'b1', type: 'paragraph', content: [{ text: 'It snowed all night.' }] }],
    ...story,
  }
}
