import { attempt } from '@/lib/attempt'
import { refusal } from '@/lib/syndication/http'
import { parseOgFile } from '@/lib/syndication/og/address'
import { loadPicture } from '@/lib/syndication/og/loaders'

/** `/og/hy-AB3KD7-0123456789.jpg`: a story's headline as a picture of 1200 × 630; `/og/hy-0123456789.jpg`: the site's name. */
export async function GET(_request: Request, { params }: RouteContext<'/og/[file]'>): Promise<Response> {
  const picture = parseOgFile((await params).file)
  if (!picture) return refusal(404, 'There is no such picture.')
  const loaded = await attempt(() => loadPicture(picture))
  if (!loaded.ok) return refusal(503, 'The picture cannot be made at the moment. Please try again in a minute.')
  if (loaded.value.kind === 'unknown') return refusal(404, 'There is no such picture.')
  if (loaded.value.kind === 'moved') {
    return new Response(null, {
      status: 307,
      headers: { Location: loaded.value.path, 'Cache-Control': 'private, no-store' },
    })
  }
  return new Response(loaded.value.data, {
    headers: {
      'Content-Type': 'image/jpeg',
      // What is drawn is part of the name: it never changes.
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
