import { attempt } from '@/lib/attempt'
import { cacheTags } from '@/lib/cache-tags'
import { parseLanguages } from '@/lib/i18n/languages'
import { paths } from '@/lib/i18n/paths'
import { loadSite } from '@/lib/site/loaders'
import { documentResponse, refusal } from '@/lib/syndication/http'
import { webManifest } from '@/lib/syndication/manifest'

/** The web app manifest, in the language whose page names it. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/[locale]/manifest.webmanifest'>,
): Promise<Response> {
  const languages = parseLanguages((await params).locale)
  if (!languages) return refusal(404, 'There is no such page.')
  const [locale] = languages
  const site = await attempt(() => loadSite(locale))
  if (!site.ok) return refusal(503, 'The database is not answering. Please try again in a minute.')
  const body = JSON.stringify(webManifest({ site: site.value, locale, start: paths.front(languages) }))
  const type = 'application/manifest+json; charset=utf-8'
  // It has no date of its own; the entity tag tells versions apart.
  const lastModified = new Date(0)
  const tags = [cacheTags.all, cacheTags.settings]
  return documentResponse(request, { body, type, lastModified, tags, maxAge: 3_600, sharedMaxAge: 86_400 })
}
