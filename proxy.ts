import { type NextRequest, NextResponse } from 'next/server'
import { languagesCookie, parseLanguages, placeSegment, startingWith } from './lib/i18n/languages'
import { negotiateLocale } from './lib/i18n/negotiate'
import { localeCookie } from './lib/i18n/routing'

/**
 * `/` alone negotiates a language, and finds a chosen list of languages again; every other address carries them, and a proxy
 * on those would cost a third of their speed.
 */
export const config = { matcher: '/' }

export function proxy(request: NextRequest): NextResponse {
  const locale = negotiateLocale({
    cookie: request.cookies.get(localeCookie)?.value,
    acceptLanguage: request.headers.get('accept-language'),
  })
  const chosen = parseLanguages(request.cookies.get(languagesCookie)?.value ?? '')
  const place = chosen ? placeSegment(startingWith(chosen, locale)) : locale
  const response = NextResponse.redirect(new URL(`/${place}`, request.url), 307)
  response.headers.set('Vary', 'Accept-Language, Cookie')
  response.headers.set('Cache-Control', 'private, no-store')
  return response
}
