import { cacheTags } from '@/lib/cache-tags'
import { env } from '@/lib/env'
import { isLocale } from '@/lib/i18n/locales'
import { translatorOf } from '@/lib/i18n/translations'
import { loadSite } from '@/lib/site/loaders'
import { openSearchDescription } from '@/lib/syndication/opensearch'

/** `/hy/opensearch.xml`: lets a browser offer the site's search in its address bar. */
export async function GET(_request: Request, { params }: RouteContext<'/[locale]/opensearch.xml'>): Promise<Response> {
  const { locale } = await params
  if (!isLocale(locale)) return new Response(null, { status: 404 })
  const site = await loadSite(locale)
  const t = translatorOf({ locale, namespace: 'SearchPage' })
  const name = site.name.text
  const xml = openSearchDescription({
    locale,
    name,
    description: `${name} – ${t('title')}`,
    origin: env().MERIDIAN_ORIGIN,
  })
  return new Response(xml, {
    headers: {
      'Content-Type': 'application/opensearchdescription+xml; charset=utf-8',
      'Cache-Control': 'public, max-age=86400, s-maxage=86400',
      'Surrogate-Key': `${cacheTags.all} ${cacheTags.settings}`,
    },
  })
}
