import type { Languages } from '@/lib/i18n/languages'
import { paths } from '@/lib/i18n/paths'
import { storyHtml } from './body-html'
import { feedLengths, feedMark } from './constants'
import { storyDescription } from './description'
import { feedPath } from './feed-address'
import { atomFeed } from './feed-atom'
import { jsonFeed } from './feed-json'
import { rssFeed } from './feed-rss'
import type { FeedStories, FeedStory } from './queries'
import type { Feed, FeedFormat, FeedItem, FeedRequest, FeedSubject } from './types'

const renderers: Record<FeedFormat, (feed: Feed) => Buffer<ArrayBuffer>> = {
  rss: rssFeed,
  atom: atomFeed,
  json: jsonFeed,
}

/** The document in UTF-8. */
export function renderFeed(feed: Feed, format: FeedFormat): Buffer<ArrayBuffer> {
  return renderers[format](feed)
}

/** What is asked for besides the feed itself, in one order: a page of a feed has one address. */
function feedQuery(request: FeedRequest, after: string | undefined): string {
  const { locale, languages, limit } = request
  const isPlain = languages.length === 1 && languages[0] === locale
  const parts = [
    ...(isPlain ? [] : [`langs=${languages.join(',')}`]),
    ...(limit === feedLengths[0] ? [] : [`limit=${limit}`]),
    ...(after === undefined ? [] : [`after=${after}`]),
  ]
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}

/** The page of the site whose stories a feed has. */
function subjectPath(subject: FeedSubject, languages: Languages): string {
  switch (subject.by) {
    case 'all':
    case 'mostRead':
      return paths.front(languages)
    default:
      return paths[subject.by](languages, subject.slug)
  }
}

/**
 * A page of a feed out of its stories.
 *
 * @param source.origin of the site, without a slash at its end
 * @param source.lengthOf bytes of a stored picture by its address, null when it is not there
 */
export function composeFeed(source: {
  request: FeedRequest
  stories: FeedStories
  texts: { title: string; description: string; site: string }
  origin: string
  lengthOf: (src: string) => number | null
}): Feed {
  const { request, stories, texts, origin } = source
  const { locale, languages, subject, after } = request
  const absolute = absoluteFrom(origin)
  const page = (query: string) => (format: FeedFormat) => absolute(feedPath({ locale, subject, format }) + query)
  const items = stories.stories.map((story) => composeItem(story, source))
  return {
    locale,
    ...texts,
    home: absolute(subjectPath(subject, languages)),
    self: page(feedQuery(request, after)),
    next: stories.next === null ? null : page(feedQuery(request, stories.next)),
    icon: absolute('/icon-512.png'),
    favicon: absolute('/icon-192.png'),
    mark: absolute(feedMark.path),
    // A feed without stories has not changed since the day computers count from.
    updated: new Date(Math.max(0, ...items.map((item) => item.updatedAt.getTime()))),
    items,
  }
}

/** Paths of the site are escaped where they are made: to parse each of them once more would be a tenth of the work. */
function absoluteFrom(origin: string): (path: string) => string {
  return (path) => origin + path
}

function composeItem(
  story: FeedStory,
  { origin, lengthOf }: { origin: string; lengthOf: (src: string) => number | null },
): FeedItem {
  const { locale, image, section, tags } = story
  const absolute = absoluteFrom(origin)
  const url = absolute(paths.article(locale, story.slug))
  return {
    id: `urn:uuid:${story.translationId}`,
    url,
    locale,
    title: story.title,
    summary: storyDescription(story) || story.title,
    html: () => storyHtml({ ...story, url }),
    publishedAt: story.publishedAt,
    updatedAt: story.updatedAt ?? story.publishedAt,
    authors: story.authors.map(({ slug, name }) => ({ name: name.text, url: absolute(paths.author(locale, slug)) })),
    categories: [
      { term: section.slug, label: section.name.text, url: absolute(paths.section(locale, section.slug)) },
      ...tags.map(({ slug, name }) => ({ term: slug, label: name.text, url: absolute(paths.tag(locale, slug)) })),
    ],
    image: image && {
      url: absolute(image.src),
      type: 'image/webp',
      length: lengthOf(image.src),
      width: image.width,
      height: image.height,
    },
  }
}
