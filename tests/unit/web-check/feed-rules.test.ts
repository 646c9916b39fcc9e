import { describe, expect, it } from 'vitest'
import type { Body } from '@/lib/body/types'
import { composeFeed, renderFeed } from '@/lib/syndication/feed'
import { feedPath } from '@/lib/syndication/feed-address'
import { atomFaults } from '@/lib/web-check/feed-rules/atom'
import { jsonFaults } from '@/lib/web-check/feed-rules/json'
import { rssFaults } from '@/lib/web-check/feed-rules/rss'
import { feedStory } from '@/tests/helpers/feed-stories'

const origin = 'https://site.example'
const check = { rss: rssFaults, atom: atomFaults, json: jsonFaults } as const
type Format = keyof typeof check

const address = (format: Format) => origin + feedPath({ locale: 'en', subject: { by: 'all' }, format })

const image = {
  ...{ id: 'm', src: '/media/a.webp', width: 10, height: 5, color: '#000000' },
  alt: { text: 'A street', locale: 'en' as const },
  caption: { text: 'Snow', locale: 'en' as const },
  credit: { text: 'Ani', locale: 'en' as const },
}

const body: Body = [
  {
    id: 'b1',
    type: 'paragraph',
    content: [
      { text: 'Read', href: '/en/about' },
      { text: 'on\nand', em: true },
    ],
  },
  { id: 'b2', type: 'heading', level: 2, content: [{ text: 'Two', lang: 'hy', strong: true }] },
  { id: 'b3', type: 'quote', content: [{ text: 'Said' }], cite: [{ text: 'Ani' }] },
  { id: 'b4', type: 'list', ordered: true, items: [[{ text: 'One' }], [{ text: 'Two' }]] },
  { id: 'b5', type: 'image', mediaId: 'm' },
  { id: 'b6', type: 'embed', url: 'https://video.example/1', title: 'A video' },
  { id: 'b7', type: 'divider' },
]

function render(format: Format): string {
  const stories = [
    feedStory({ image, body, images: { m: image }, tags: [{ slug: 'snow', name: { text: 'Snow', locale: 'en' } }] }),
    feedStory({ translationId: '01900000-0000-7000-8000-000000000003', lead: null, authors: [], locale: 'hy' }),
  ]
  const feed = composeFeed({
    request: { locale: 'en', languages: ['en'], subject: { by: 'all' }, limit: 50 },
    stories: { stories, next: '0_01900000-0000-7000-8000-000000000000' },
    texts: { title: 'Title', description: 'What it is', site: 'Site' },
    origin,
    lengthOf: () => 42,
  })
  return renderFeed(feed, format).toString()
}

describe.each(['rss', 'atom', 'json'] as const)('a feed in %s', (format) => {
  it('keeps every rule', () => {
    expect(check[format](render(format), address(format))).toEqual([])
  })

  it('keeps them without a story', () => {
    const feed = composeFeed({
      request: { locale: 'en', languages: ['en'], subject: { by: 'all' }, limit: 50 },
      stories: { stories: [], next: null },
      texts: { title: 'Title', description: 'What it is', site: 'Site' },
      origin,
      lengthOf: () => null,
    })
    expect(check[format](renderFeed(feed, format).toString(), address(format))).toEqual([])
  })
})

it('has a text that stands alone', () => {
  const html: string = JSON.parse(render('json')).items[0].content_html
  expect(html).toContain('<p><a href="https://site.example/en/about">Read</a><em>on<br>and</em></p>')
  expect(html).toContain('<h2><span lang="hy"><strong>Two</strong></span></h2>')
  expect(html).toContain('<blockquote><p>Said</p><p><cite>Ani</cite></p></blockquote><ol><li>One</li><li>Two</li></ol>')
  expect(html).toContain('alt="A street"><figcaption>Snow Ani</figcaption></figure>')
  expect(html).toContain('<p><a href="https://video.example/1">A video</a></p><hr>')
})

describe('the rules see', () => {
  it.each<[Format, string, string | RegExp, string, RegExp]>([
    ['rss', 'a document at another address', 'rel="self"', 'rel="via"', /names itself/],
    ['rss', 'a relative link', '<link>https://site.example/en/articles', '<link>/en/articles', /without a site/],
    ['rss', 'a relative address in a text', 'href="https://site.example/en/about"', 'href="/en/about"', /\/en\/about/],
    ['rss', 'a script in a text', '<hr>', '<script>x</script>', /<script>/],
    ['rss', 'a handler in a text', '<hr>', '<hr onclick="x">', /onclick/],
    ['rss', 'a style in a text', '<hr>', '<hr style="x">', /style/],
    ['rss', 'a guid twice', '000000000003', '000000000002', /one guid/],
    ['rss', 'a guid that looks like an address', ' isPermaLink="false"', '', /guid/],
    ['rss', 'a date of another kind', /<pubDate>[^<]+/, '<pubDate>2026-11-23T10:00:00Z', /date/],
    ['rss', 'a date of the future', /<pubDate>[^<]+/, '<pubDate>Mon, 23 Nov 2099 10:00:00 GMT', /date/],
    ['rss', 'an author that is no address', '<dc:creator>', '<author>Ani</author><dc:creator>', /author/],
    ['rss', 'a second enclosure', '<enclosure ', '<enclosure url="x"/><enclosure ', /more than one/],
    ['rss', 'an enclosure without a length', 'length="42"', '', /bytes/],
    ['rss', 'a large picture', '<width>144', '<width>512', /size/],
    ['rss', 'an unknown language', '<language>en', '<language>xx', /language/],
    ['rss', 'no description', /<description>It snowed[^<]*<\/description>/, '', /description/],
    ['atom', 'a document at another address', 'rel="self"', 'rel="via"', /names itself/],
    ['atom', 'an id twice', '000000000003', '000000000002', /one id/],
    ['atom', 'an update before the publication', /<updated>2026[^<]+/g, '<updated>2001-01-01T00:00:00Z', /before/],
    ['atom', 'a text that is not escaped HTML', 'type="html"', 'type="text"', /of type text/],
    ['atom', 'a story that is two pages', '<link rel="enclosure"', '<link rel="alternate"', /one page/],
    ['atom', 'an author without a name', '<name>Ani</name>', '<name/>', /name/],
    ['json', 'a document at another address', '/feeds/feed.json"', '/feeds/other.json"', /names itself/],
    ['json', 'an empty title', '"title":"Snow"', '"title":""', /title/],
    ['json', 'a field that JSON Feed does not know', '"tags":', '"labels":', /labels/],
  ])('in %s: %s', (format, _what, from, to, fault) => {
    const whole = render(format)
    const broken = whole.replace(from, to)
    expect(broken).not.toBe(whole)
    expect(check[format](broken, address(format)).join('\n')).toMatch(fault)
  })
})
