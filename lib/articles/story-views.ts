import type { Db } from '@/lib/db'

/** Views of a story in all its languages, as of the last roll-up: closed days, and the days that are still counted. */
export async function countStoryViews(db: Db, articleId: string): Promise<number> {
  const rows = await db.$queryRaw<{ views: number }[]>`
    SELECT coalesce(sum(coalesce(c.count, 0) + coalesce(open.count, 0)), 0)::int AS views
    FROM translation t
    LEFT JOIN view_count c ON c.translation_id = t.id
    LEFT JOIN LATERAL (
      SELECT sum(d.count) AS count FROM view_day v
      JOIN view_daily d ON d.day = v.day AND d.target = t.number AND d.kind = 0
      WHERE v.closed_at IS NULL
    ) open ON true
    WHERE t.article_id = ${articleId}::uuid`
  return rows[0]?.views ?? 0
}
