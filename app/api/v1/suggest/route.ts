import { clientAddressHeader } from '@/lib/client-address'
import { env } from '@/lib/env'
import { isLocale } from '@/lib/i18n/locales'
import { permit } from '@/lib/search/limiter'
import { loadSuggestions } from '@/lib/search/loaders'

/**
 * `GET /api/v1/suggest?locale=hy&q=ջուր` → `{ "suggestions": [{ "kind", "title", "href", "locale" }] }`; docs/search.md.
 * With `format=opensearch` what browsers want: https://github.com/dewitt/opensearch/blob/master/mediawiki/Specifications/OpenSearch/Extensions/Suggestions/1.1/Draft%201.wiki
 */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const locale = searchParams.get('locale')
  if (!isLocale(locale)) return Response.json({ error: 'locale must be one of the site’s languages' }, { status: 400 })
  const permission = await permit('suggest', request.headers.get(clientAddressHeader))
  if (!permission.allowed) {
    const headers = { 'Retry-After': String(permission.retryAfterSeconds) }
    return Response.json({ error: 'too many requests' }, { status: 429, headers })
  }
  const suggestions = await loadSuggestions({ locale, query: searchParams.get('q') ?? '' })
  if (!suggestions.ok) return Response.json({ error: 'search is not available' }, { status: 503 })
  if (searchParams.get('format') === 'opensearch') {
    const titles = suggestions.value.map(({ title }) => title)
    const addresses = suggestions.value.map(({ href }) => new URL(href, env().MERIDIAN_ORIGIN).href)
    return Response.json([searchParams.get('q') ?? '', titles, titles.map(() => ''), addresses], {
      headers: {
        'Content-Type': 'application/x-suggestions+json; charset=utf-8',
        'Cache-Control': 'private, max-age=60',
      },
    })
  }
  // Only the reader's own browser: a suggestion must not outlive a withdrawal in a shared cache.
  return Response.json({ suggestions: suggestions.value }, { headers: { 'Cache-Control': 'private, max-age=60' } })
}
