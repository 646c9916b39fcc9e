import { readMedia } from '@/lib/media/read'

/** Pictures are named by their checksum: they never change, and a name that is none is no file of ours. */
export async function GET(_request: Request, { params }: RouteContext<'/media/[file]'>): Promise<Response> {
  const bytes = await readMedia((await params).file)
  if (!bytes) return new Response(null, { status: 404 })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'image/webp',
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
