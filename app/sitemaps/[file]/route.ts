import { attempt } from '@/lib/attempt'
import { documentResponse, refusal } from '@/lib/syndication/http'
import { loadNewsSitemap, openSitemap, sitemapTags } from '@/lib/syndication/sitemap/loaders'
import { parseSitemapFile } from '@/lib/syndication/sitemap/names'

const type = 'application/xml; charset=utf-8'

/** The files that `/sitemap.xml` names, and `/sitemaps/news.xml`. */
export async function GET(request: Request, { params }: RouteContext<'/sitemaps/[file]'>): Promise<Response> {
  const name = parseSitemapFile((await params).file)
  if (!name) return refusal(404, 'There is no such sitemap.')
  if (name.kind === 'news') return newsResponse(request)
  const stream = await attempt(() => openSitemap(name))
  if (!stream.ok) return refusal(503, 'The database is not answering. Please try again in a minute.')
  if (!stream.value) return refusal(404, 'There is no such sitemap.')
  // Streamed and several megabytes large: kept by whoever asked, not by caches in memory.
  return new Response(stream.value, { headers: { 'Content-Type': type, 'Cache-Control': 'public, max-age=3600' } })
}

/** Two days pass without a change of any tag, so shared caches ask again soon. */
async function newsResponse(request: Request): Promise<Response> {
  const news = await attempt(loadNewsSitemap)
  if (!news.ok) return refusal(503, 'The database is not answering. Please try again in a minute.')
  const lastModified = new Date()
  return documentResponse(request, {
    body: news.value,
    type,
    lastModified,
    tags: sitemapTags,
    maxAge: 60,
    sharedMaxAge: 300,
  })
}
