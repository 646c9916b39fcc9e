import { decodeCursor } from '@/lib/articles/cursor'
import { listArticles } from '@/lib/articles/queries'
import { storedBody, toImageView } from '@/lib/articles/rows'
import type { ArticleSummary } from '@/lib/articles/types'
import type { Body } from '@/lib/body/types'
import { bodyMediaIds } from '@/lib/body/utils'
import type { Db } from '@/lib/db'
import { type LocalizedText, pickText } from '@/lib/i18n/pick'
import type { ImageView } from '@/lib/media/types'
import { listMostRead } from '@/lib/views/queries'
import type { FeedRequest } from './types'

/** A story with everything a feed says of it. */
export type FeedStory = ArticleSummary & {
  body: Body
  images: Record<string, ImageView>
  updatedAt: Date | null
  tags: { slug: string; name: LocalizedText }[]
}

export type FeedStories = { stories: FeedStory[]; next: string | null }

/** A page of a feed's stories, newest first (most read: by views); null when the cursor is not one of ours. */
export async function listFeedStories(db: Db, request: Omit<FeedRequest, 'locale'>): Promise<FeedStories | null> {
  const { languages, subject, limit } = request
  if (subject.by === 'mostRead') {
    const stories = await listMostRead(db, { place: languages, period: 'week', limit })
    return { stories: await withTexts(db, stories), next: null }
  }
  const after = request.after === undefined ? null : decodeCursor(request.after)
  if (request.after !== undefined && !after) return null
  const page = await listArticles(db, { locale: languages, filter: subject, after, limit })
  return { stories: await withTexts(db, page.items), next: page.next }
}

async function withTexts(db: Db, summaries: ArticleSummary[]): Promise<FeedStory[]> {
  const rows = await db.translation.findMany({
    where: { id: { in: summaries.map((story) => story.translationId) } },
    select: {
      id: true,
      body: true,
      updatedAt: true,
      article: { select: { tags: { select: { tag: { include: { translations: true } } } } } },
    },
  })
  const bodies = new Map(rows.map((row) => [row.id, { ...row, body: storedBody(row.body, row.id) }]))
  const mediaIds = [...bodies.values()].flatMap((row) => bodyMediaIds(row.body))
  const media = await db.media.findMany({ where: { id: { in: mediaIds } }, include: { translations: true } })
  return summaries.flatMap((summary) => {
    const row = bodies.get(summary.translationId)
    if (!row) return []
    const { locale } = summary
    const own = new Set(bodyMediaIds(row.body))
    const images = media.filter((picture) => own.has(picture.id))
    return {
      ...summary,
      body: row.body,
      updatedAt: row.updatedAt,
      images: Object.fromEntries(images.map((picture) => [picture.id, toImageView(picture, locale)])),
      tags: row.article.tags.map(({ tag }) => ({
        slug: tag.slug,
        name: pickText(tag.translations, locale, (name) => name.name, tag.slug),
      })),
    }
  })
}
