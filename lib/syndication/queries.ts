import { decodeCursor } from '@/lib/articles/cursor'
import { listArticles, listMedia } from '@/lib/articles/queries'
import { storedBody, type TagRow, tagsJson, toImageView, toTags } from '@/lib/articles/rows'
import type { ArticleSummary } from '@/lib/articles/types'
import type { Body } from '@/lib/body/types'
import { bodyMediaIds } from '@/lib/body/utils'
import { type Db, readRows } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { LocalizedText } from '@/lib/i18n/pick'
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

type TextRow = { id: string; body: unknown; updatedAt: Date | null; tags: TagRow[] }

async function withTexts(db: Db, summaries: ArticleSummary[]): Promise<FeedStory[]> {
  const ids = summaries.map((story) => story.translationId)
  const rows = await readRows<TextRow>(
    db,
    Prisma.sql`SELECT t.id, t.body, t.updated_at AS "updatedAt", ${tagsJson} AS tags
      FROM translation t JOIN article a ON a.id = t.article_id WHERE t.id = ANY(${ids}::uuid[])`,
  )
  const texts = new Map(rows.map((row) => [row.id, { ...row, body: storedBody(row.body, row.id) }]))
  const pictures = [...texts.values()].flatMap(({ body }) => bodyMediaIds(body))
  const media = new Map((await listMedia(db, [...new Set(pictures)])).map((picture) => [picture.id, picture]))
  return summaries.flatMap((summary) => {
    const text = texts.get(summary.translationId)
    if (!text) return []
    const { locale } = summary
    const images = bodyMediaIds(text.body).flatMap((id) => media.get(id) ?? [])
    return {
      ...summary,
      body: text.body,
      updatedAt: text.updatedAt,
      images: Object.fromEntries(images.map((picture) => [picture.id, toImageView(picture, locale)])),
      tags: toTags(text.tags, locale),
    }
  })
}
