import { performance } from 'node:perf_hooks'
import { composeFeed, renderFeed } from '@/lib/syndication/feed'
import type { FeedStory } from '@/lib/syndication/queries'
import type { FeedFormat } from '@/lib/syndication/types'

const sentence = 'Снег закрыл перевал, и сто сорок водителей ночуют в школе, пока ветер не стихнет. '

/** A story of some four hundred words with links and a list. */
function story(number: number): FeedStory {
  const id = `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`
  return {
    articleId: id,
    translationId: id,
    locale: 'ru',
    slug: `snow-${number}`,
    shortCode: '234567',
    kind: 'news',
    breaking: false,
    title: `Снег закрыл перевал: ${number}`,
    subtitle: 'Дорогу откроют не раньше вторника',
    lead: sentence.repeat(2),
    publishedAt: new Date(Date.UTC(2026, 10, 23) - number * 60_000),
    updatedAt: null,
    wordCount: 400,
    section: { slug: 'city', name: { text: 'Город', locale: 'ru' } },
    authors: [{ slug: 'ani', guest: false, name: { text: 'Ани', locale: 'ru' } }],
    image: null,
    images: {},
    tags: [{ slug: 'snow', name: { text: 'Снег', locale: 'ru' } }],
    body: Array.from({ length: 8 }, (_, index) => ({
      id: `b${index + 1}`,
      type: 'paragraph' as const,
      content: [{ text: sentence.repeat(3) }, { text: 'подробнее', href: '/ru/articles/x' }],
    })),
  }
}

/** Milliseconds, the middle of some runs, from stories in memory to a finished document. */
export function measureFeed(options: { items: number; format: FeedFormat; runs: number }): {
  milliseconds: number
  bytes: number
} {
  const { items, format, runs } = options
  const stories = Array.from({ length: items }, (_, index) => story(index))
  const request = { locale: 'ru', languages: ['ru'], subject: { by: 'all' }, limit: 1_000 } as const
  const texts = { title: 'Меридиан', description: 'Газета', site: 'Меридиан' }
  const origin = 'https://news.example.org'
  const times: number[] = []
  let bytes = 0
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now()
    const feed = composeFeed({ request, stories: { stories, next: null }, texts, origin, lengthOf: () => null })
    bytes = renderFeed(feed, format).length
    times.push(performance.now() - start)
  }
  return { milliseconds: times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0, bytes }
}
