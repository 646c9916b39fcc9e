import { attempt } from '@/lib/attempt'
import { cacheTags } from '@/lib/cache-tags'
import { env } from '@/lib/env'
import { paths } from '@/lib/i18n/paths'
import { mostReadLimits } from '@/lib/views/constants'
import { loadMostRead, loadRising } from '@/lib/views/loaders'
import { mostReadQuerySchema } from '@/lib/views/schema'

/**
 * `GET /api/v1/most-read?locale=hy&period=week&section=city` → `{ "stories": [{ "title", "url", "locale", "published" }],
 * "rising": […] }`. `period` is day (default), week or month.
 */
export async function GET(request: Request): Promise<Response> {
  const parsed = mostReadQuerySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!parsed.success) {
    const error = 'locale must be one of the site’s languages, period day, week or month'
    return Response.json({ error }, { status: 400 })
  }
  const { locale, period, section } = parsed.data
  const query = { place: locale, period, limit: mostReadLimits.page, ...(section === undefined ? {} : { section }) }
  const loaded = await attempt(() => Promise.all([loadMostRead(query), loadRising(locale)]))
  if (!loaded.ok) return Response.json({ error: 'the database does not answer' }, { status: 503 })
  const [stories, rising] = loaded.value.map((list) =>
    list.map((story) => ({
      title: story.title,
      url: new URL(paths.article(story.locale, story.slug), env().MERIDIAN_ORIGIN).href,
      locale: story.locale,
      published: story.publishedAt.toISOString(),
    })),
  )
  return Response.json(
    { stories, rising },
    { headers: { 'Cache-Control': 'public, max-age=30, s-maxage=60', 'Surrogate-Key': cacheTags.mostRead } },
  )
}
