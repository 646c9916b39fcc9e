import { connection } from 'next/server'
import { attempt } from '@/lib/attempt'
import { documentResponse, refusal } from '@/lib/syndication/http'
import { loadSitemapIndex, sitemapTags } from '@/lib/syndication/sitemap/loaders'

/** The index of all sitemaps. */
export async function GET(request: Request): Promise<Response> {
  await connection()
  const index = await attempt(loadSitemapIndex)
  if (!index.ok) return refusal(503, 'The database is not answering. Please try again in a minute.')
  return documentResponse(request, {
    body: index.value.xml,
    type: 'application/xml; charset=utf-8',
    lastModified: index.value.modified,
    tags: sitemapTags,
    maxAge: 300,
    sharedMaxAge: 3_600,
  })
}
