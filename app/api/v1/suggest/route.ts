import { isLocale } from '@/lib/i18n/locales'
import { loadSuggestions } from '@/lib/search/loaders'

/** `GET /api/v1/suggest?locale=hy&q=ջուր` → `{ "suggestions": [{ "title", "href", "locale" }] }`, at most six. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const locale = searchParams.get('locale')
  if (!isLocale(locale)) return Response.json({ error: 'locale must be one of the site’s languages' }, { status: 400 })
  const suggestions = await loadSuggestions({ locale, query: searchParams.get('q') ?? '' })
  if (!suggestions.ok) return Response.json({ error: 'search is not available' }, { status: 503 })
  return Response.json({ suggestions: suggestions.value }, { headers: { 'Cache-Control': 'public, max-age=60' } })
}
