import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeFeed, renderFeed } from '@/lib/syndication/feed'
import type { Feed } from '@/lib/syndication/types'
import { xmlText } from '@/lib/syndication/xml'
import { childOf, childrenOf, parseXml } from '@/lib/web-check/xml-tree'
import { hostileText } from '@/tests/helpers/arbitraries'
import { feedStory } from '@/tests/helpers/feed-stories'

const nasty = fc.oneof(
  hostileText,
  fc.constantFrom(
    ']]>',
    ']]]]>>',
    '<![CDATA[',
    '&',
    '&amp;',
    '&#0;',
    '&nope;',
    '</title>',
    '<!--',
    '-->',
    '?>',
    '\uFFFE',
    '\u0085',
    '\r\n',
    '\u000b',
  ),
)
const text = fc.array(nasty, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''))

const article = fc
  .record({ title: text, lead: text, name: text, paragraph: text })
  .map(({ title, lead, name, paragraph }) =>
    feedStory({
      title,
      lead,
      section: { slug: 'x', name: { text: name, locale: 'en' } },
      tags: [{ slug: 'x', name: { text: name, locale: 'en' } }],
      authors: [{ slug: 'x', guest: false, name: { text: name, locale: 'en' } }],
      body: [
        { id: 'b1', type: 'paragraph', content: [{ text: paragraph, href: '/x?a=1&b=2' }] },
        { id: 'b2', type: 'list', ordered: true, items: [[{ text: paragraph, strong: true }]] },
      ],
    }),
  )

/** 100 feeds of 100 articles: 10,000 in each format. */
const batches = { numRuns: 100 }
const batch = fc.array(article, { minLength: 100, maxLength: 100 })

function feedOf(stories: ReturnType<typeof feedStory>[]): Feed {
  return composeFeed({
    request: { locale: 'en', languages: ['en'], subject: { by: 'all' }, limit: 1_000 },
    stories: { stories, next: null },
    texts: { title: 'T', description: 'D', site: 'S' },
    origin: 'https://site.example',
    lengthOf: () => 1,
  })
}

describe('10,000 hostile articles', () => {
  it('leave RSS well-formed and say what they said', () => {
    fc.assert(
      fc.property(batch, (stories) => {
        const channel = childOf(parseXml(renderFeed(feedOf(stories), 'rss').toString()), 'channel')
        const items = childrenOf(channel, 'item')
        expect(items.map((item) => childOf(item, 'title').text)).toEqual(stories.map((story) => xmlText(story.title)))
        for (const item of items)
          expect(childOf(item, 'content:encoded').text).toContain('href="https://site.example/x?a=1&amp;b=2"')
      }),
      batches,
    )
  })

  it('leave Atom well-formed and say what they said', () => {
    fc.assert(
      fc.property(batch, (stories) => {
        const entries = childrenOf(parseXml(renderFeed(feedOf(stories), 'atom').toString()), 'entry')
        expect(entries.map((entry) => childOf(entry, 'title').text)).toEqual(
          stories.map((story) => xmlText(story.title)),
        )
        expect(entries.every((entry) => childOf(entry, 'content').attributes.type === 'html')).toBe(true)
      }),
      batches,
    )
  })

  it('leave JSON Feed text that every parser takes', () => {
    fc.assert(
      fc.property(batch, (stories) => {
        const json = renderFeed(feedOf(stories), 'json').toString()
        expect(json.isWellFormed()).toBe(true)
        expect(json).not.toMatch(/\\ud[89a-f]/i)
        const parsed: { items: { title: string }[] } = JSON.parse(json)
        expect(parsed.items.map((item) => item.title)).toEqual(stories.map((story) => xmlText(story.title)))
      }),
      { numRuns: 20 },
    )
  })
})
