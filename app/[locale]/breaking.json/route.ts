import { loadBreaking } from '@/lib/articles/loaders'
import { attempt } from '@/lib/attempt'
import { cacheTags } from '@/lib/cache-tags'
import { parseLanguages } from '@/lib/i18n/languages'
import { formatterOf } from '@/lib/i18n/translations'
import { loadSite } from '@/lib/site/loaders'
import { breakingItems } from '@/lib/syndication/breaking'
import { documentResponse, refusal } from '@/lib/syndication/http'

/** What the bar of breaking stories asks for once a minute: small, and the same for every reader of a language. */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/breaking.json'>): Promise<Response> {
  const languages = parseLanguages((await params).locale)
  if (!languages) return refusal(404, 'There is no such page.')
  const [locale] = languages
  const loaded = await attempt(() => Promise.all([loadBreaking(languages), loadSite(locale)]))
  if (!loaded.ok) return refusal(503, 'The database is not answering. Please try again in a minute.')
  const [stories, { timeZone }] = loaded.value
  const format = formatterOf({ locale, timeZone })
  const items = breakingItems(stories, { locale, time: (instant) => format.dateTime(instant, 'time') })
  const times = stories.map((story) => story.publishedAt.getTime())
  return documentResponse(request, {
    body: JSON.stringify({ stories: items }),
    type: 'application/json; charset=utf-8',
    lastModified: new Date(Math.max(0, ...times)),
    tags: [cacheTags.all, ...languages.map(cacheTags.breaking)],
    maxAge: 30,
    sharedMaxAge: 60,
  })
}
