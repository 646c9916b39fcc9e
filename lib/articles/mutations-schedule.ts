import type { Db, PrismaClient } from '@/lib/db'
import { invalidate } from '@/lib/invalidation/mutations'
import { enqueue } from '@/lib/jobs/mutations'
import type { PlannedStory } from './mutations-types'
import { readPlacements, tagsForChange } from './placement'

/** Work for the moments when these texts become public. */
export async function announceLater(db: Db, planned: readonly PlannedStory[]): Promise<void> {
  const moments = new Set(
    planned.flatMap(({ translations }) =>
      translations.filter(isToCome).map(({ publishedAt }) => publishedAt.getTime()),
    ),
  )
  // In one order: two imports that announce the same moments wait for each other, and not in a circle.
  for (const moment of [...moments].sort((a, b) => a - b)) {
    const startAfter = new Date(moment)
    await enqueue(db, { queue: 'announce-due-texts', startAfter, key: startAfter.toISOString() })
  }
}

/** By this machine's clock, generously: work that finds nothing to announce does nothing. */
function isToCome(text: { status: string; publishedAt: Date }): boolean {
  const isPublic = text.status === 'published' || text.status === 'scheduled'
  return isPublic && text.publishedAt.getTime() > Date.now() - 60_000
}

/**
 * Lets the pages fall that must show texts whose time has come, once for each text whoever asks and how often.
 *
 * @returns how many texts were announced
 */
export async function announceDueTexts(client: PrismaClient): Promise<number> {
  return client.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ article_id: string }[]>`
      UPDATE translation SET announced_at = now()
      WHERE status IN ('published', 'scheduled') AND published_at <= now() AND published_at > now() - interval '8 days'
        AND (announced_at IS NULL OR announced_at < published_at)
      RETURNING article_id`
    const placements = await readPlacements(
      tx,
      rows.map((row) => row.article_id),
    )
    const tags = new Set([...placements.values()].flatMap((after) => tagsForChange({ before: null, after })))
    await invalidate(tx, { tags: [...tags].sort() })
    return rows.length
  })
}
