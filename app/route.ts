import { cookies, headers } from 'next/headers'
import { languagesCookie, parseLanguages, placeSegment, startingWith } from '@/lib/i18n/languages'
import { negotiateLocale } from '@/lib/i18n/negotiate'
import { localeCookie } from '@/lib/i18n/routing'

/** `/` alone negotiates a language, and finds a chosen list of languages again; every other address carries them. */
export async function GET(): Promise<Response> {
  const [jar, sent] = await Promise.all([cookies(), headers()])
  const locale = negotiateLocale({
    cookie: jar.get(localeCookie)?.value,
    acceptLanguage: sent.get('accept-language'),
  })
  const chosen = parseLanguages(jar.get(languagesCookie)?.value ?? '')
  const location = `/${chosen ? placeSegment(startingWith(chosen, locale)) : locale}`
  return new Response(null, {
    status: 307,
    headers: { Location: location, Vary: 'Accept-Language, Cookie', 'Cache-Control': 'private, no-store' },
  })
}
