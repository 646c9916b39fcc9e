import { attempt } from '@/lib/attempt'
import { feedFormats } from '@/lib/syndication/constants'
import { renderFeed } from '@/lib/syndication/feed'
import { documentResponse, refusal } from '@/lib/syndication/http'
import { feedTags, loadFeed } from '@/lib/syndication/loaders'
import { parseFeed } from '@/lib/syndication/schema'

/**
 * `/hy/feeds/rss.xml`, `/hy/feeds/sections/city/atom.xml`, `/hy/feeds/most-read/feed.json` …; `?langs=hy,ru` has every story
 * once, in the first of these languages it exists in. All of them are in docs/syndication.md.
 */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/feeds/[...feed]'>): Promise<Response> {
  const { locale: segment, feed: parts } = await params
  const parsed = parseFeed({ segment, parts, query: new URL(request.url).searchParams })
  if (!parsed.ok) return refusal(parsed.status, parsed.message)
  const feed = await attempt(() => loadFeed(parsed.request))
  if (!feed.ok) return refusal(503, 'The database is not answering. Please try again in a minute.')
  if (!feed.value) return refusal(404, 'There is no such feed.')
  return documentResponse(request, {
    body: renderFeed(feed.value, parsed.format),
    type: `${feedFormats[parsed.format].type}; charset=utf-8`,
    lastModified: feed.value.updated,
    tags: feedTags(parsed.request),
    maxAge: 60,
    sharedMaxAge: 300,
    language: parsed.request.languages.join(', '),
  })
}
