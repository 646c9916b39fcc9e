import { type NextRequest, NextResponse } from 'next/server'
import { negotiateLocale } from './lib/i18n/negotiate'
import { localeCookie } from './lib/i18n/routing'

/** `/` alone negotiates a language; every other address carries one, and a proxy on them would cost a third of their speed. */
export const config = { matcher: '/' }

export function proxy(request: NextRequest): NextResponse {
  const locale = negotiateLocale({
    cookie: request.cookies.get(localeCookie)?.value,
    acceptLanguage: request.headers.get('accept-language'),
  })
  const response = NextResponse.redirect(new URL(`/${locale}`, request.url), 307)
  response.headers.set('Vary', 'Accept-Language, Cookie')
  response.headers.set('Cache-Control', 'private, no-store')
  return response
}
