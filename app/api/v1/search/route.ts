import { clientAddressHeader } from '@/lib/client-address'
import { parseLanguages } from '@/lib/i18n/languages'
import { limitSchema, toAnswer } from '@/lib/search/answer'
import { permit } from '@/lib/search/limiter'
import { loadSearch } from '@/lib/search/loaders'
import { isAsked, parseSearchForm } from '@/lib/search/schema'

const headers = { 'Cache-Control': 'private, no-store' }

function refuse(status: number, error: string, more: Record<string, string> = {}): Response {
  return Response.json({ error }, { status, headers: { ...headers, ...more } })
}

/** `GET /api/v1/search?locale=hy&q=ջուր`: what the results page shows, as JSON; docs/search.md. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const languages = parseLanguages(searchParams.get('locale') ?? '')
  if (!languages) return refuse(400, 'locale must be one of the site’s languages')
  const permission = await permit('search', request.headers.get(clientAddressHeader))
  if (!permission.allowed)
    return refuse(429, 'too many requests', { 'Retry-After': String(permission.retryAfterSeconds) })
  const form = parseSearchForm(searchParams)
  if (!isAsked(form)) return refuse(400, 'q, or a filter, is missing')
  const limit = limitSchema.parse(searchParams.get('limit') ?? undefined)
  const results = await loadSearch({ ...form, typed: form.text, languages, limit })
  if (!results.ok) return refuse(503, 'search is not available')
  return Response.json(toAnswer({ form, languages, results: results.value }), { headers })
}
