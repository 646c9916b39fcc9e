import { cookies, headers } from 'next/headers'
import { loadStoryByShortCode } from '@/lib/articles/loaders'
import { shortAddress } from '@/lib/articles/utils'
import { attempt } from '@/lib/attempt'
import { readerLocales } from '@/lib/i18n/negotiate'
import { localeCookie } from '@/lib/i18n/routing'

/** `/a/AB3KD7` leads to the story in the reader's language; the browser keeps the fragment, and with it the paragraph. */
export async function GET(_request: Request, { params }: RouteContext<'/a/[code]'>): Promise<Response> {
  const { code } = await params
  const story = await attempt(() => loadStoryByShortCode(code))
  const wanted = readerLocales({
    cookie: (await cookies()).get(localeCookie)?.value,
    acceptLanguage: (await headers()).get('accept-language'),
  })
  // A relative address: the server may not know the name it is reached by.
  const location = shortAddress({ code, translations: story.ok ? story.value : [], wanted })
  return new Response(null, {
    status: 307,
    headers: { Location: location, Vary: 'Accept-Language, Cookie', 'Cache-Control': 'private, no-store' },
  })
}
