import { getFormatter } from 'next-intl/server'
import { loadBreaking } from '@/lib/articles/loaders'
import { attempt } from '@/lib/attempt'
import { cacheTags } from '@/lib/cache-tags'
import { parseLanguages } from '@/lib/i18n/languages'
import { breakingItems } from '@/lib/syndication/breaking'
import { documentResponse, refusal } from '@/lib/syndication/http'

/** What the bar of breaking stories asks for once a minute: small, and the same for every reader of a language. */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/breaking.json'>): Promise<Response> {
  const languages = parseLanguages((await params).locale)
  if (!languages) return refusal(404, 'There is no such page.')
  const [locale] = languages
  const stories = await attempt(() => loadBreaking(languages))
  if (!stories.ok) return refusal(503, 'The database is not answering. Please try again in a minute.')
  const format = await getFormatter({ locale })
  const items = breakingItems(stories.value, { locale, time: (instant) => format.dateTime(instant, 'time') })
  const times = stories.value.map((story) => story.publishedAt.getTime())
  return documentResponse(request, {
    body: JSON.stringify({ stories: items }),
    type: 'application/json; charset=utf-8',
    lastModified: new Date(Math.max(0, ...times)),
    tags: [cacheTags.all, ...languages.map(cacheTags.breaking)],
    maxAge: 30,
    sharedMaxAge: 60,
  })
}
