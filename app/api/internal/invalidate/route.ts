import { createHash, timingSafeEqual } from 'node:crypto'
import { revalidateTag } from 'next/cache'
import { z } from 'zod'
import { env } from '@/lib/env'

const requestSchema = z.strictObject({ tags: z.array(z.string().min(1).max(200)).min(1).max(1_000) })

function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest()
}

/** Drops cached pages and reads by tag. For the site's own commands, which know the secret of the data directory. */
export async function POST(request: Request): Promise<Response> {
  const secret = env().MERIDIAN_INTERNAL_SECRET
  const given = request.headers.get('x-meridian-secret') ?? ''
  // Digests have one length, which the comparison needs.
  if (!secret || !timingSafeEqual(digest(given), digest(secret))) return new Response(null, { status: 404 })
  const parsed = requestSchema.safeParse(await request.json().catch(() => null))
  if (!parsed.success) return new Response(null, { status: 400 })
  for (const tag of parsed.data.tags) revalidateTag(tag, { expire: 0 })
  return new Response(null, { status: 204 })
}
