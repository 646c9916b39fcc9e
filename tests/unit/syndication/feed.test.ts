import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { composeFeed, renderFeed } from '@/lib/syndication/feed'
import { feedPath } from '@/lib/syndication/feed-address'
import { parseFeed } from '@/lib/syndication/schema'
import type { FeedRequest, FeedSubject } from '@/lib/syndication/types'
import { childOf, childrenOf, parseXml } from '@/lib/web-check/xml-tree'
import { feedStory } from '@/tests/helpers/feed-stories'

const origin = 'https://site.example'
const subjects: FeedSubject[] = [
  { by: 'all' },
  { by: 'mostRead' },
  { by: 'section', slug: 'city' },
  { by: 'tag', slug: 'snow' },
  { by: 'author', slug: 'ani' },
]
const formats = ['rss', 'atom', 'json'] as const
const cursor = '0_01900000-0000-7000-8000-000000000000'

function parse(path: string) {
  const url = new URL(path, origin)
  const [, segment = '', , ...parts] = url.pathname.split('/')
  return parseFeed({ segment, parts, query: url.searchParams })
}

function compose(request: FeedRequest, next: string | null = null) {
  const image = {
    ...{ id: 'm', src: '/media/a.webp', width: 10, height: 5, color: '#000000' },
    alt: { text: 'A street', locale: 'en' as const },
    caption: { text: '', locale: 'en' as const },
    credit: { text: '', locale: 'en' as const },
  }
  const stories = [feedStory({ image }), feedStory({ locale: 'hy', slug: 'dzyun', title: 'Ձյուն' })]
  const texts = { title: 'Title', description: 'What it is', site: 'Site' }
  return composeFeed({ request, stories: { stories, next }, texts, origin, lengthOf: () => 42 })
}

describe('addresses of feeds', () => {
  it.each(
    locales.flatMap((locale) => subjects.flatMap((subject) => formats.map((format) => ({ locale, subject, format })))),
  )('are read as they are written: $locale $subject.by $format', ({ locale, subject, format }) => {
    const parsed = parse(feedPath({ locale, subject, format }))
    expect(parsed).toMatchObject({ ok: true, format, request: { locale, languages: [locale], subject } })
  })

  it.each([
    '/hy/feeds/x.xml',
    '/de/feeds/rss.xml',
    '/hy/feeds',
    '/hy/feeds/sections/rss.xml',
    '/hy/feeds/a/b/rss.xml',
    '/hy/feeds/a/b/c/rss.xml',
  ])('are not %s', (path) => {
    expect(parse(path)).toMatchObject({ ok: false, status: 404 })
  })

  it.each(['langs=de', 'langs=hy,hy', 'langs=', 'limit=7', 'limit=x', 'after=x', `after=${'9'.repeat(200)}`])(
    'refuse ?%s in words',
    (query) => {
      expect(parse(`/hy/feeds/rss.xml?${query}`)).toMatchObject({ ok: false, status: 400 })
    },
  )

  it('take a list of languages from the query or from the path', () => {
    const wanted = { ok: true, request: { locale: 'hy', languages: ['hy', 'ru'] } }
    expect(parse('/hy/feeds/rss.xml?langs=hy,ru')).toMatchObject(wanted)
    expect(parse('/hy+ru/feeds/rss.xml')).toMatchObject(wanted)
  })
})

describe('a page of a feed', () => {
  it('names itself and the next page by addresses that lead to them', () => {
    const request: FeedRequest = { locale: 'hy', languages: ['hy', 'ru'], subject: { by: 'all' }, limit: 200 }
    const feed = compose(request, cursor)
    for (const format of formats) {
      expect(parse(feed.self(format))).toEqual({ ok: true, format, request: { ...request, after: undefined } })
      expect(parse(feed.next?.(format) ?? '')).toEqual({ ok: true, format, request: { ...request, after: cursor } })
    }
  })

  const request: FeedRequest = { locale: 'en', languages: ['en', 'hy'], subject: { by: 'all' }, limit: 50 }

  it('is RSS with languages, pictures and whole texts', () => {
    const channel = childOf(parseXml(renderFeed(compose(request, cursor), 'rss').toString()), 'channel')
    const [first, second] = childrenOf(channel, 'item')
    if (!first || !second) throw new Error('an item is missing')
    expect([first.attributes['xml:lang'], second.attributes['xml:lang']]).toEqual(['en', 'hy'])
    expect(childOf(first, 'enclosure').attributes).toEqual({
      url: `${origin}/media/a.webp`,
      length: '42',
      type: 'image/webp',
    })
    expect(childOf(first, 'content:encoded').text).toContain('<p>It snowed all night.</p>')
    expect(childOf(first, 'content:encoded').text).toContain(`<img src="${origin}/media/a.webp"`)
    expect(childrenOf(channel, 'atom:link').map((link) => link.attributes.rel)).toEqual(['self', 'next'])
    expect(childOf(second, 'link').text).toBe(`${origin}/hy/articles/dzyun`)
  })

  it('is Atom with the same', () => {
    const feed = parseXml(renderFeed(compose(request), 'atom').toString())
    expect(childrenOf(feed, 'link').map((link) => link.attributes.rel)).toEqual(['self', 'alternate'])
    const [entry] = childrenOf(feed, 'entry')
    if (!entry) throw new Error('there is no entry')
    expect(entry.attributes['xml:lang']).toBe('en')
    expect(childOf(entry, 'id').text).toMatch(/^urn:uuid:/)
    expect(childrenOf(entry, 'link').map((link) => link.attributes.rel)).toEqual(['alternate', 'enclosure'])
    expect(childOf(childOf(entry, 'author'), 'name').text).toBe('Ani')
  })

  it('is JSON Feed with the same', () => {
    const feed = JSON.parse(renderFeed(compose(request, cursor), 'json').toString())
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      language: 'en',
      next_url: expect.stringContaining(cursor),
    })
    expect(feed.items[1]).toMatchObject({ language: 'hy', title: 'Ձյուն', url: `${origin}/hy/articles/dzyun` })
    expect(feed.items[0].attachments).toEqual([
      { url: `${origin}/media/a.webp`, mime_type: 'image/webp', size_in_bytes: 42 },
    ])
  })

  it('changes its date with its newest story only', () => {
    expect(compose(request).updated).toEqual(new Date('2026-11-23T10:00:00Z'))
  })
})
