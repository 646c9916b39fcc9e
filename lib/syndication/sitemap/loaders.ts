import { cacheTags } from '@/lib/cache-tags'
import { readDb } from '@/lib/db'
import { env } from '@/lib/env'
import { locales } from '@/lib/i18n/locales'
import { makeNewsSitemap, makeSitemapIndex, writeSitemap } from './service'
import type { SitemapName } from './types'

/** Whatever changes, the index changes with it. */
export const sitemapTags = [cacheTags.all, cacheTags.taxonomy, cacheTags.settings, ...locales.map(cacheTags.texts)]

export async function loadSitemapIndex(): Promise<{ xml: string; modified: Date }> {
  return makeSitemapIndex(readDb(), env().MERIDIAN_ORIGIN)
}

export async function loadNewsSitemap(): Promise<string> {
  return makeNewsSitemap(readDb(), env().MERIDIAN_ORIGIN)
}

/** The document as a stream, null when there is no such part. Its first piece is made before anything is answered. */
export async function openSitemap(
  name: Exclude<SitemapName, { kind: 'news' }>,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | null> {
  const pieces = writeSitemap(readDb(), { name, origin: env().MERIDIAN_ORIGIN })
  const first = await pieces.next()
  if (first.done) return null
  const encoder = new TextEncoder()
  let next: IteratorResult<string> | null = first
  return new ReadableStream({
    async pull(controller) {
      const piece: IteratorResult<string> = next ?? (await pieces.next())
      next = null
      if (piece.done) controller.close()
      else controller.enqueue(encoder.encode(piece.value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
